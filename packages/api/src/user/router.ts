import { adminProcedure, router } from "../trpc.ts";
import { listUsers, userById } from "./queries.ts";
import { activation, roleChange, userListInput, userRef } from "./schema.ts";
import { setActive } from "./set-active.ts";
import { setRole } from "./set-role.ts";

const read = adminProcedure.meta({ scope: "people:read" });
const write = adminProcedure.meta({ scope: "people:write" });

export const userRouter = router({
  list: read.input(userListInput).query(({ ctx, input }) => listUsers(ctx, input)),
  byId: read.input(userRef).query(({ ctx, input }) => userById(ctx, input)),
  setRole: adminProcedure.input(roleChange).mutation(({ ctx, input }) => setRole(ctx, input)),
  setActive: write.input(activation).mutation(({ ctx, input }) => setActive(ctx, input)),
});
