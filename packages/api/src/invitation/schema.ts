import { z } from "zod";
import { emailAddress, personName } from "../account/schema.ts";
import { id, listFields, listInput, locales, pageOf, timestamp } from "../list/schema.ts";
import { newPassword } from "../sign-in/schema.ts";

const invitedRoles = ["TRAINER", "ADMIN"] as const;

export const invitationDraft = z.strictObject({
  email: emailAddress,
  firstName: personName,
  lastName: personName,
  role: z.enum(invitedRoles).default("TRAINER"),
  /** The language of the letter. */
  language: z.enum(locales).default("az"),
});
export type InvitationDraft = z.infer<typeof invitationDraft>;

export const invitationRef = z.strictObject({ id });

const token = z.string().regex(/^[\w-]{43}$/);

/** What the link carries. */
export const invitationToken = z.strictObject({ token });
export type InvitationToken = z.infer<typeof invitationToken>;

export const acceptance = z.strictObject({
  token,
  firstName: personName,
  lastName: personName,
  password: newPassword,
});
export type Acceptance = z.infer<typeof acceptance>;

/** An invitation as the invited person sees it. */
export const openInvitation = z.strictObject({
  email: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  role: z.enum(invitedRoles),
});
export type OpenInvitation = z.infer<typeof openInvitation>;

export const invitationStates = ["OPEN", "ACCEPTED", "EXPIRED", "REVOKED"] as const;

export const invitationListInput = listInput(
  z.strictObject({
    ...listFields,
    sort: z.enum(["createdAt"]).default("createdAt"),
    state: z.enum(invitationStates).optional(),
  }),
);
export type InvitationListInput = z.infer<typeof invitationListInput>;

/** An invitation as admins see it: never what its link carries. */
export const invitation = z.strictObject({
  id,
  email: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  role: z.enum(invitedRoles),
  state: z.enum(invitationStates),
  invitedBy: z.strictObject({ id, firstName: z.string(), lastName: z.string() }),
  createdAt: timestamp,
  expiresAt: timestamp,
  acceptedAt: timestamp.nullable(),
});
export type Invitation = z.infer<typeof invitation>;

export const invitationPage = pageOf(invitation);
