import { adminPersonProcedure, router } from "../trpc.ts";
import { createServiceKey } from "./create.ts";
import { listServiceKeys } from "./queries.ts";
import { revokeServiceKey } from "./revoke.ts";
import { rotateServiceKey } from "./rotate.ts";
import { serviceKeyDraft, serviceKeyListInput, serviceKeyRef, serviceKeyRotation } from "./schema.ts";

export const serviceKeyRouter = router({
  list: adminPersonProcedure
    .input(serviceKeyListInput)
    .query(({ ctx, input }) => listServiceKeys(ctx, input)),
  create: adminPersonProcedure
    .input(serviceKeyDraft)
    .mutation(({ ctx, input }) => createServiceKey(ctx, input)),
  rotate: adminPersonProcedure
    .input(serviceKeyRotation)
    .mutation(({ ctx, input }) => rotateServiceKey(ctx, input)),
  revoke: adminPersonProcedure
    .input(serviceKeyRef)
    .mutation(({ ctx, input }) => revokeServiceKey(ctx, input)),
});
