import "#safety/no-eval.ts";
import { acceptance } from "@agrar/api/invitation/schema";
import { bodies, passwordLength } from "@agrar/api/sign-in/schema";

/** What each form must hold: the API's own schemas. */
export const inputs = { ...bodies, invitation: acceptance };

export { passwordLength };
