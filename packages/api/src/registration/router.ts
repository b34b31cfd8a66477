import { personProcedure, router } from "../trpc.ts";
import { cancelRegistration } from "./cancel.ts";
import { approveRegistration, rejectRegistration } from "./decide.ts";
import { closedTrainingOf, listRegistrations, ownPlace } from "./queries.ts";
import { register } from "./register.ts";
import { registrationListInput, registrationRef, trainingSeat } from "./schema.ts";

export const registrationRouter = router({
  list: personProcedure.input(registrationListInput).query(({ ctx, input }) => listRegistrations(ctx, input)),
  own: personProcedure.input(trainingSeat).query(({ ctx, input }) => ownPlace(ctx, input)),
  closed: personProcedure.input(trainingSeat).query(({ ctx, input }) => closedTrainingOf(ctx, input)),
  register: personProcedure.input(trainingSeat).mutation(({ ctx, input }) => register(ctx, input)),
  cancel: personProcedure.input(registrationRef).mutation(({ ctx, input }) => cancelRegistration(ctx, input)),
  approve: personProcedure
    .input(registrationRef)
    .mutation(({ ctx, input }) => approveRegistration(ctx, input)),
  reject: personProcedure.input(registrationRef).mutation(({ ctx, input }) => rejectRegistration(ctx, input)),
});
