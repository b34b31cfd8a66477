import { personProcedure, publicProcedure, router } from "../trpc.ts";
import { eraseOwn } from "./erase.ts";
import { removePhoto } from "./photo.ts";
import { exportOwn, ownAccount, viewerOf, waysToSignIn } from "./queries.ts";
import { erasure, profileChange } from "./schema.ts";
import { updateProfile } from "./update.ts";

export const accountRouter = router({
  viewer: publicProcedure.query(({ ctx }) => viewerOf(ctx)),
  waysToSignIn: publicProcedure.query(({ ctx }) => waysToSignIn(ctx)),
  own: personProcedure.query(({ ctx }) => ownAccount(ctx)),
  update: personProcedure.input(profileChange).mutation(({ ctx, input }) => updateProfile(ctx, input)),
  removePhoto: personProcedure.mutation(({ ctx }) => removePhoto(ctx)),
  // As many as there are kinds of things that are a person's.
  export: personProcedure.meta({ statements: 8 }).query(({ ctx }) => exportOwn(ctx)),
  erase: personProcedure.input(erasure).mutation(({ ctx, input }) => eraseOwn(ctx, input)),
});
