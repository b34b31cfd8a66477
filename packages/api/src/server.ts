import { accountRouter } from "./account/router.ts";
import { auditRouter } from "./audit/router.ts";
import { categoryRouter } from "./category/router.ts";
import { examRouter } from "./exam/router.ts";
import { figureRouter } from "./figure/router.ts";
import { fileRouter } from "./file/router.ts";
import { healthRouter } from "./health/router.ts";
import { invitationRouter } from "./invitation/router.ts";
import { jobRouter } from "./job/router.ts";
import { lessonRouter } from "./lesson/router.ts";
import { mailRouter } from "./mail/router.ts";
import { messageRouter } from "./message/router.ts";
import { moduleRouter } from "./module/router.ts";
import { noticeRouter } from "./notice/router.ts";
import { preferenceRouter } from "./preference/router.ts";
import { progressRouter } from "./progress/router.ts";
import { ratingRouter } from "./rating/router.ts";
import { registrationRouter } from "./registration/router.ts";
import { searchRouter } from "./search/router.ts";
import { serviceKeyRouter } from "./service-key/router.ts";
import { sessionRouter } from "./session/router.ts";
import { trainerRouter } from "./trainer/router.ts";
import { trainingRouter } from "./training/router.ts";
import { budgets, createCallerFactory, router } from "./trpc.ts";
import { userRouter } from "./user/router.ts";

/** Everything that the portal can be asked. */
export const appRouter = router({
  account: accountRouter,
  audit: auditRouter,
  category: categoryRouter,
  exam: examRouter,
  figure: figureRouter,
  file: fileRouter,
  health: healthRouter,
  invitation: invitationRouter,
  job: jobRouter,
  lesson: lessonRouter,
  mail: mailRouter,
  message: messageRouter,
  module: moduleRouter,
  notice: noticeRouter,
  preference: preferenceRouter,
  progress: progressRouter,
  rating: ratingRouter,
  registration: registrationRouter,
  search: searchRouter,
  serviceKey: serviceKeyRouter,
  session: sessionRouter,
  trainer: trainerRouter,
  training: trainingRouter,
  user: userRouter,
});

type Declared = { _def: { type: keyof typeof budgets; meta?: { statements?: number } } };

const declared = appRouter._def.procedures as unknown as Record<string, Declared>;

/** The names of all procedures: `noun.verb`. */
export const procedureNames = Object.keys(declared);

/** The most statements that a call of a procedure may send. */
export function budgetOf(procedure: string): number {
  const found = declared[procedure];
  if (!found) throw new Error(`There is no procedure ${procedure}.`);
  return found._def.meta?.statements ?? budgets[found._def.type];
}

/** Calls procedures without HTTP: for tests, jobs and measurements. */
export const createCaller = createCallerFactory(appRouter);

export { photoByName, setPhoto } from "./account/photo.ts";
export type {
  Context,
  KnownJobs,
  Origin,
  Person,
  ReadOutcome,
  ReadReplica,
  Settings,
  Viewer,
} from "./context.ts";
export { AppError, explain, type PublicError, publicError } from "./error.ts";
export { openFile, type Served } from "./file/queries.ts";
export { uploadDraft } from "./file/schema.ts";
export { readInput } from "./input.ts";
export type { Keeping } from "./keeping.ts";
export { isShared, kept } from "./kept.ts";
export { mailFile } from "./mail/queries.ts";
export type { Monitor } from "./monitor.ts";
export { createFeed, type Feed } from "./notice/feed.ts";
export { leave, leavePageOf } from "./preference/leave.ts";
export type { Problem } from "./problem/schema.ts";
export { calendarFile } from "./registration/calendar.ts";
export { serviceOf } from "./service-key/authenticate.ts";
export { openSheet } from "./sheet/open.ts";
export { type Auth, createAuth } from "./sign-in/auth.ts";
export { callerHeaders } from "./sign-in/caller.ts";
export type { IdentityProvider } from "./sign-in/identity-provider.ts";
export { reasonOf } from "./sign-in/reasons.ts";
export { signedIn } from "./sign-in/signed-in.ts";
export { beginUpload } from "./upload/begin.ts";
export { cancelUpload } from "./upload/cancel.ts";
export { uploadOf } from "./upload/queries.ts";
export { receive } from "./upload/receive.ts";
export { makeFirstAdmin } from "./user/first-admin.ts";
