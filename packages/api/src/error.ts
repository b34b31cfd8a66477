import { isUnavailable } from "@agrar/db";
import { TRPCError } from "@trpc/server";
import { getHTTPStatusCodeFromError } from "@trpc/server/http";
import { ZodError } from "zod";
import { type Problem, problemsOf } from "./problem/schema.ts";

type Code = ConstructorParameters<typeof TRPCError>[0]["code"];

/**
 * A refusal that the caller can understand and mend. `reason` is `noun.reason`: the translation key on pages, what
 * services and tests compare, and what REST prints.
 */
export class AppError extends TRPCError {
  readonly reason: string;
  readonly problems: Problem[];
  /** After how many seconds the same may go well. */
  readonly retryAfter: number | undefined;

  constructor(code: Code, reason: string, about?: About) {
    const { field = "input", params = {}, retryAfter } = about ?? {};
    const problems = about?.problems ?? (about ? [{ field, reason, params }] : []);
    super({ code, message: problems.map(explain).join(" ") || (sentences[reason] ?? reason) });
    this.reason = reason;
    this.problems = problems;
    this.retryAfter = retryAfter;
  }
}

type About = {
  field?: string;
  params?: Record<string, unknown>;
  retryAfter?: number;
  /** All that is wrong, where it is more than the reason says. */
  problems?: Problem[];
};

/** A sentence for people who call the API by hand. Pages have their own, in three languages, under the reason. */
export function explain({ field, reason, params }: Problem): string {
  const word = reason.slice(reason.indexOf(".") + 1);
  switch (word) {
    case "required":
      return `${field} is missing.`;
    case "invalid":
      return params.expected
        ? `${field} must be a ${params.expected === "int" ? "whole number" : params.expected}.`
        : `${field} has a value that does not fit.`;
    case "unknown":
      return `${field} must be one of: ${params.options}.`;
    case "notKnown":
      return `${field} is not a parameter here.`;
    case "outOfRange":
      return "minimum" in params
        ? `${field} must be at least ${params.minimum}.`
        : `${field} must be at most ${params.maximum}.`;
    case "tooShort":
      return `${field} needs at least ${params.minimum} characters.`;
    case "tooLong":
      return `${field} takes at most ${params.maximum} characters.`;
    case "tooLarge":
      return params.megabytes
        ? `A file for this takes at most ${params.megabytes} MB.`
        : (sentences[reason] ?? `${field} is too large.`);
    case "tooFew":
      return `${field} needs at least ${params.minimum}.`;
    case "tooMany":
      return `${field} takes at most ${params.maximum} at a time.`;
    case "tooFar":
      return `${field} makes it more than ${params.maximum} days.`;
    case "azMissing":
      return `${field} is missing: where there is a text, there is one in Azerbaijani.`;
    case "empty":
      return sentences[reason] ?? `${field} holds nothing.`;
    case "blank":
      return `${field} must not be blank.`;
    case "malformed":
      return sentences[reason] ?? `${field} is not well formed.`;
    default:
      return sentences[reason] ?? `${field}: ${reason}.`;
  }
}

const sentences: Record<string, string> = {
  "training.notFound": "There is no such training, or it is not open to you.",
  "training.notReady": "The training lacks what it needs to be published.",
  "training.lessonMissing": "A video training needs a published lesson.",
  "training.dateMissing": "The training needs the day it begins.",
  "training.linkMissing": "An online training needs the link to join.",
  "training.addressMissing": "An offline training needs an address.",
  "training.over": "The training would be over already: its last day is past.",
  "training.cancelled": "The training was cancelled, and stays so.",
  "training.notPublished": "The training is not published.",
  "training.changedMeanwhile":
    "Somebody else has changed this meanwhile. Read it again, and make your change to that.",
  "training.startMissing": "startDate is missing: say on which day it begins.",
  "training.endsBeforeStart": "endDate must not be before startDate.",
  "training.startTimeMissing": "startTime is missing: say at what time it begins.",
  "training.endTimeBeforeStart": "endTime must be later than startTime.",
  "training.frequencyMissing": "recurrenceFrequency is missing: say how often it repeats.",
  "training.recurrenceEndMissing": "recurrenceEndDate is missing: say on which day it repeats last.",
  "training.recurrenceEndsEarly": "recurrenceEndDate must be after startDate.",
  "training.recurrenceEndsLate": "recurrenceEndDate must be within five years of startDate.",
  "training.linkNotHttps": "meetLink must begin with https://.",
  "training.placeIncomplete": "A point on the map needs both latitude and longitude.",
  "training.closesBeforeOpening": "registrationClosesAt must be after registrationOpensAt.",
  "training.opensAfterStart": "registrationOpensAt must be before the training begins.",
  "training.expiryMissing": "Say for how many years, months and days the certificate is valid.",
  "training.categoryNotFound": "categoryId names no category that is open. Choose another.",
  "training.trainerNotFound": "trainerId names nobody who can give trainings. Choose another.",
  "training.capacityBelowTaken": "capacity must not be less than the seats that are taken.",
  "training.orderIncomplete": "The order must name every module and lesson once. Read the outline again.",
  "training.notDraft": "Only a draft can be deleted. Archive what is published.",
  "training.hasRegistrations": "People have registered for the training, so it cannot be deleted.",
  "training.hasExams": "The training has an exam, so it cannot be deleted.",
  "training.revisionNotFound": "This revision is no longer kept. Choose another.",
  "progress.notFound": "There is no such lesson, or it is not open to you.",
  "progress.notRegistered":
    "Register for the training first: its lessons are for those who have a place in it.",
  "progress.notOpened": "Open the lesson first.",
  "progress.moreThanPassed": "More time than has passed since the last beat.",
  "progress.tooEarly": "The lesson can be completed once its least time has passed.",
  "registration.notFound": "There is no such registration, or it is not open to you.",
  "registration.ownTraining": "You give this training yourself.",
  "registration.notOpenYet": "Registration is not open yet.",
  "registration.closed": "Registration is closed.",
  "registration.trainingBegun": "The training has begun: registration is over.",
  "registration.emailNotVerified": "The training asks for a verified e-mail address. Verify yours first.",
  "registration.rejected": "The trainer has declined this registration.",
  "registration.completed": "The training is completed: the registration stays.",
  "registration.notPending": "The registration waits for no decision.",
  "registration.noDates": "The training has no days for a calendar: it can be taken at any time.",
  "exam.notFound": "There is no such exam, or it is not open to you.",
  "trainer.notFound": "There is no such trainer.",
  "category.notFound": "There is no such category.",
  "category.inUse": "The category has trainings or exams: make it inactive instead.",
  "category.listChanged": "These are not all the categories that there are.",
  "rating.notFound": "There is no such rating.",
  "rating.notParticipant": "Only who has completed the training, or a lesson of it, can rate it.",
  "rating.noComment": "The rating has no comment.",
  "message.nobody": "There is nobody in that group. Choose another.",
  "sheet.tooManyRows": "The list has more rows than a file may have. Narrow it by its filters.",
  "leave.forged": "The link is not one that the portal has made, or a part of it is missing.",
  "quietUntil.sameAsFrom": "The quiet hours must not end when they begin.",
  "timeZone.unknown": "There is no such time zone.",
  "scope.signInRequired": "Sign in to see what is yours.",
  "account.signInRequired": "Sign in first.",
  "account.notAllowed": "Your account may not do this.",
  "account.wrongCredentials": "E-mail or password is wrong.",
  "account.wrongPassword": "The password is wrong.",
  "account.emailNotVerified":
    "The e-mail address is not verified yet. Enter the code that was sent to it, or ask for another.",
  "account.inactive": "This account is deactivated. Turn to the ministry.",
  "account.signUpFailed": "The account could not be made. Try again.",
  "account.sameEmail": "This is the address you have already.",
  "account.emailTaken": "This address cannot be used.",
  "account.notFound": "There is no such account.",
  "account.erasureNotConfirmed": "Confirm with your password that the account is to be erased.",
  "code.wrong": "The code is wrong, was used already or has expired. After five tries, ask for another.",
  "code.expired": "The code has expired. Ask for another.",
  "code.tooManyTries": "The code was tried too often. Ask for another.",
  "identityProvider.unavailable":
    "The identity provider is out of reach. Sign in with your password, or try again later.",
  "identityProvider.denied": "The identity provider did not confirm the sign-in.",
  "identityProvider.expired": "The sign-in took too long or was begun elsewhere. Begin again.",
  "identityProvider.noEmail":
    "The identity provider gives no e-mail address. Enter one there, or sign up here.",
  "identityProvider.emailNotVerified":
    "The e-mail address is not verified, at the identity provider or here. Verify it first.",
  "identityProvider.failed": "The sign-in with the identity provider did not go well. Try again.",
  "password.breached": "This password is among those that attackers try first. Choose another.",
  "password.namesYou": "The password must not be made of your name or address.",
  "secondFactor.required": "Your role asks for a second factor. Set it up first.",
  "secondFactor.notEnabled": "The second factor is not set up.",
  "secondFactor.alreadyEnabled": "The second factor is set up already.",
  "secondFactor.expired": "The sign-in took too long. Begin again with your password.",
  "secondFactor.locked": "Too many wrong codes. Try again in a quarter of an hour.",
  "session.notFound": "There is no such session of yours.",
  "session.notFresh": "Sign in again to do this.",
  "notice.notFound": "There is no such notice of yours.",
  "notice.tooManyStreams": "The portal is open too often at a time. Close some of its windows.",
  "limit.reached": "Too often. Try again later.",
  "serviceKey.invalid": "The key is not one that is in force.",
  "serviceKey.scopeMissing": "The key does not cover this.",
  "serviceKey.notFound": "There is no such key in force.",
  "user.notFound": "There is no such person.",
  "user.lastAdmin": "The portal needs an admin: this is the last one.",
  "user.erased": "This account was erased by its owner.",
  "user.adminExists": "There is an admin already, who can invite others.",
  "user.emailTaken": "There is an account with this address already.",
  "user.notYourself": "You cannot do this to your own account.",
  "invitation.notFound": "There is no such invitation that is open.",
  "invitation.emailTaken": "There is an account with this address already. Change its role instead.",
  "invitation.duplicate": "This address is invited already. Revoke that invitation first.",
  "job.notFound": "No run of this id has failed.",
  "job.functionUnknown": "There is no function of this name that can be run by hand here.",
  "mail.notFound": "The portal sends no such letter.",
  "mail.fileNotFound": "There is no such letter, or no file came with it.",
  "photo.notAnImage": "The file is not a picture that can be read. Send a JPEG, PNG, WebP or GIF.",
  "photo.tooLarge": "The picture is larger than 2 MB.",
  "file.notFound": "There is no such file, or it is not open to you.",
  "file.linkExpired": "The link has expired, or is not one that the portal has made. Open the page again.",
  "file.mismatch": "The file is not what its name says, and its bytes are of a kind that is not taken here.",
  "file.typeNotAllowed": "The file is of a kind that is not taken here, whatever it is called.",
  "file.unreadable": "The file is broken, or not what it says it is.",
  "file.unpacksTooLarge": "The file would unpack to far more than a document has.",
  "file.captionsMalformed":
    "Captions are text in UTF-8 with at least one line of times: 00:01.000 --> 00:04.000.",
  "file.noSpace": "The portal has no room for files left. Tell its admins, and try again later.",
  "file.gone": "The bytes of the file are missing. Tell the admins of the portal.",
  "lesson.notFound": "There is no such lesson, or it is not open to you.",
  "lesson.begun": "Learners have opened this lesson, so it cannot be deleted. Archive it.",
  "module.notFound": "There is no such module, or it is not open to you.",
  "module.notEmpty": "There are lessons in the module. Move or delete them first.",
  "lesson.pictureMissing":
    "The text shows a picture that is not, or no longer, one of this lesson's. Upload it for this lesson.",
  "upload.notFound": "There is no such upload of yours. Begin it anew.",
  "upload.conflict": "The upload goes on elsewhere, or from another place. Ask where it stands.",
  "upload.tooMany": "Too many uploads are under way. Finish or cancel some of them.",
  "signature.invalid": "The request is not signed by who it says it is from, or is too old.",
  "search.tooFewLetters": "search needs a word of at least two letters or digits.",
  "search.noWords": "search needs at least one letter or digit.",
  "cursor.malformed": "cursor is not one that this list gave out; start again without it.",
  "cursor.withPage": "Give page or cursor, not both.",
  "to.beforeFrom": "to must not be before from.",
  "address.malformed": "The address is not well formed.",
  "input.malformed": "The input is not valid JSON.",
  "input.tooLarge": "The request is larger than the server takes.",
  "input.typeNotSupported": "Send the input as application/json.",
  "batch.tooLarge": "The request calls more procedures than one request may.",
  "procedure.notFound": "There is no such procedure.",
  "method.notAllowed": "This address does not take that method.",
  "request.crossSite": "The request comes from a page of another site, or does not say where from.",
  "route.notFound": "There is nothing at this address.",
  "server.unavailable": "The portal is out of reach for a moment. Try again in a few seconds.",
  "server.failed": "Something went wrong on our side. Try again; if it stays, tell us the request id.",
};

/** What outsiders get to know of an error. */
export type PublicError = {
  code: Code;
  httpStatus: number;
  reason: string;
  message: string;
  problems: Problem[];
  /** After how many seconds the same may go well, where that is known. */
  retryAfter?: number | undefined;
};

/** What any error may show of itself outside: never a stack, never a text of the database. */
export function publicError(error: TRPCError): PublicError {
  if (error.cause instanceof AppError) return publicError(error.cause);
  if (isUnavailable(error.cause))
    return publicError(new AppError("SERVICE_UNAVAILABLE", "server.unavailable"));
  const { code } = error;
  const httpStatus = getHTTPStatusCodeFromError(error);
  if (error instanceof AppError) {
    const { reason, message, problems, retryAfter } = error;
    return { code, httpStatus, reason, message, problems, ...(retryAfter && { retryAfter }) };
  }
  if (error.cause instanceof ZodError && code === "BAD_REQUEST") {
    const problems = problemsOf(error.cause);
    const reason = problems[0]?.reason ?? "input.invalid";
    return { code, httpStatus, reason, message: problems.map(explain).join(" "), problems };
  }
  const reason = reasons[code] ?? "server.failed";
  return { code, httpStatus, reason, message: sentences[reason] ?? reason, problems: [] };
}

/** The reasons of refusals that are not the portal's own but tRPC's. */
const reasons: Partial<Record<Code, string>> = {
  NOT_FOUND: "procedure.notFound",
  BAD_REQUEST: "input.malformed",
  PARSE_ERROR: "input.malformed",
  PAYLOAD_TOO_LARGE: "input.tooLarge",
  UNSUPPORTED_MEDIA_TYPE: "input.typeNotSupported",
  METHOD_NOT_SUPPORTED: "method.notAllowed",
};
