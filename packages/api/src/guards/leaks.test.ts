import { given, givenPassword } from "@agrar/db/given";
import { cloneDb } from "@agrar/db/testing";
import { TRPCError } from "@trpc/server";
import { afterAll, describe, expect, test } from "vitest";
import { publicError } from "../error.ts";
import { fieldsOf, lessonOf } from "./authoring.ts";
import { firstEvent } from "./first-event.ts";
import { type Api, type Asker, openScene, procedures, type Scene } from "./scene.ts";

const { db, drop } = await cloneDb();
afterAll(drop);

const secret = (what: string) => `secret-${what}`;
const planted = await plant(given(db));

/**
 * Rows of other people, filled with what is theirs alone or nobody's to see: whatever a guest or a learner is answered is made
 * beside them.
 */
async function plant(make: Scene["make"]) {
  const person = {
    phone: secret("phone"),
    region: secret("region"),
    fatherName: secret("father"),
    username: secret("username"),
    gender: secret("gender"),
    howDidYouHear: secret("heard"),
    birthDate: new Date("1987-06-05"),
  };
  const { userId: trainerId } = await make.trainer(
    {},
    { ...person, email: `${secret("trainer")}@agrar.example` },
  );
  const { id: userId } = await make.user({
    ...person,
    username: null,
    email: `${secret("mail")}@agrar.example`,
  });
  const { id: admin } = await make.user({ role: "ADMIN", email: `${secret("admin")}@agrar.example` });
  await secretsOf(make, userId);
  const links = {
    trainerId,
    meetLink: `https://meet.example/${secret("link")}`,
    googleEventId: secret("event"),
    meetingId: secret("meeting"),
  };
  const training = await make.training(links);
  const draft = await make.training({ ...links, status: "DRAFT", title: { az: secret("draft") } });
  const exam = await make.exam({ trainingId: training.id });
  const draftExam = await make.exam({ trainingId: draft.id, title: { az: secret("draft exam") } });
  const { id: questionId } = await make.question({
    examId: exam.id,
    text: { az: secret("question") },
    explanation: { az: secret("explanation") },
  });
  await db.choice.updateMany({ where: { questionId }, data: { explanation: { az: secret("key") } } });
  const lesson = await make.lesson({ trainingId: training.id, content: { az: secret("lesson") } });
  await make.lesson({ moduleId: lesson.moduleId, status: "DRAFT", title: { az: secret("draft lesson") } });
  const file = await make.file({
    purpose: "LESSON_VIDEO",
    trainingId: training.id,
    lessonId: lesson.id,
    url: `/media/${secret("file")}`,
  });
  const upload = crypto.randomUUID().replaceAll("-", "");
  await db.upload.create({
    data: {
      ...{ id: upload, ownerId: trainerId, purpose: "LESSON_VIDEO", fileId: file.id, name: secret("upload") },
      ...{ trainingId: training.id, lessonId: lesson.id, size: 1, arrived: 1, finishedAt: new Date() },
    },
  });
  const registration = await make.registration({ userId, trainingId: training.id });
  await db.lessonProgress.create({
    data: { registrationId: registration.id, lessonId: lesson.id, notes: secret("notes") },
  });
  await make.attempt({ examId: exam.id, userId, score: 77 });
  await make.message({
    trainingId: training.id,
    texts: { az: { subject: secret("message"), text: secret("message text") } },
  });
  const rating = await make.rating({ trainingId: training.id, comment: secret("hidden comment") });
  await db.rating.update({
    where: { id: rating.id },
    data: { hiddenAt: new Date(), hiddenReason: secret("hidden reason") },
  });
  await db.user.update({ where: { id: rating.userId }, data: { lastName: secret("author") } });
  const invitation = await make.invitation({
    email: `${secret("invited")}@agrar.example`,
    invitedById: admin,
    tokenHash: secret("token hash"),
  });
  const serviceKey = await make.serviceKey({
    createdById: admin,
    hash: secret("key hash"),
    start: secret("key"),
    name: secret("key name"),
  });
  const session = await make.session({ userId, token: secret("session"), ipAddress: secret("address") });
  const notice = await make.notice({ userId, title: secret("notice"), body: secret("notice body") });
  await db.mail.create({
    data: {
      recipient: `${secret("mail")}@agrar.example`,
      kind: "account.verify",
      language: "az",
      subject: secret("subject"),
      text: secret("code"),
      fileName: secret("file"),
      fileType: "text/plain",
      fileText: secret("file text"),
    },
  });
  await db.verification.create({
    data: { identifier: secret("identifier"), value: secret("value"), expiresAt: new Date() },
  });
  await db.auditEntry.create({
    data: { role: "ADMIN", action: "user.setRole", entity: "user", userId: admin, address: secret("log") },
  });
  const [{ id: run }] = await db.$queryRaw<[{ id: string }]>`
    insert into jobs.runs (function_id, event_id, event, state, error, ended_at)
    values ('agrar-mail-posted', 'planted', ${JSON.stringify({ name: "mail/posted", data: { what: secret("input") } })}::jsonb,
            'failed', ${JSON.stringify({ message: secret("failure") })}::jsonb, now())
    returning id`;
  return {
    run,
    userId,
    lesson,
    training,
    draft,
    exam,
    draftExam,
    registration,
    file,
    upload,
    rating,
    invitation,
    serviceKey,
    session,
    notice,
  };
}

/** What the portal keeps of a person and tells nobody, themselves included. */
async function secretsOf(make: Scene["make"], userId: number) {
  await db.credential.create({
    data: {
      userId,
      providerId: "oidc",
      accountId: `${secret("account")}-${userId}`,
      password: secret("hash"),
      accessToken: secret("access"),
      refreshToken: secret("refresh"),
      idToken: secret("identity"),
    },
  });
  await db.twoFactor.create({ data: { userId, secret: secret("app"), backupCodes: secret("recovery") } });
  await make.session({ userId, token: `${secret("token")}-${userId}` });
  // What an admin did to the account, from the admin's address.
  await db.auditEntry.create({
    data: {
      role: "ADMIN",
      action: "user.setRole",
      entity: "user",
      entityId: String(userId),
      address: secret("address"),
      requestId: secret("request"),
    },
  });
}

const other = { id: planted.userId };
const named = { firstName: "Nigar", lastName: "Quliyeva" };
const token = "x".repeat(43);
const pace = { MAIL: "DAILY", NOTICE: "AT_ONCE" } as const;
const wanted = {
  paces: { TRAINING: pace, EXAM: pace, INTERNSHIP: pace },
  categories: [planted.training.categoryId],
  quietFrom: "22:00",
  quietUntil: "07:00",
  timeZone: "Asia/Baku",
};

/** Every procedure at its fullest: with all that it can be asked to include, about rows of others. */
const fullest: Record<string, (api: Api) => Promise<unknown>> = {
  "account.viewer": (api) => api.account.viewer(),
  "account.waysToSignIn": (api) => api.account.waysToSignIn(),
  "account.own": (api) => api.account.own(),
  "account.update": (api) => api.account.update(named),
  "account.removePhoto": (api) => api.account.removePhoto(),
  "account.export": (api) => api.account.export(),
  "account.erase": (api) => api.account.erase({ password: givenPassword }),
  "audit.list": (api) => api.audit.list({}),
  "audit.verify": (api) => api.audit.verify(),
  "category.list": (api) => api.category.list({ includeTranslations: true }),
  "category.create": (api) => api.category.create({ name: { az: "Sahə" } }),
  "category.update": (api) => api.category.update({ id: planted.training.categoryId, isActive: true }),
  "category.arrange": (api) => api.category.arrange({ order: [planted.training.categoryId] }),
  "category.remove": (api) => api.category.remove({ id: planted.training.categoryId }),
  "figure.overview": (api) => api.figure.overview({ from: "2026-01-01", to: "2026-12-31" }),
  "exam.list": (api) => api.exam.list({ includeQuestions: true, includeTranslations: true }),
  "exam.byId": (api) =>
    api.exam.byId({ id: planted.exam.id, includeQuestions: true, includeTranslations: true }),
  "health.figures": (api) => api.health.figures(),
  "invitation.list": (api) => api.invitation.list({}),
  "invitation.create": (api) => api.invitation.create({ ...named, email: planted.invitation.email }),
  "invitation.revoke": (api) => api.invitation.revoke({ id: planted.invitation.id }),
  "invitation.byToken": (api) => api.invitation.byToken({ token }),
  "invitation.accept": (api) => api.invitation.accept({ ...named, token, password: givenPassword }),
  "job.figures": (api) => api.job.figures(),
  "job.failed": (api) => api.job.failed({}),
  "job.retry": (api) => api.job.retry({ id: planted.run }),
  "job.retryAll": (api) => api.job.retryAll(),
  "job.flush": (api) => api.job.flush(),
  "job.run": (api) => api.job.run({ function: "agrar-forget" }),
  "lesson.draft": (api) => api.lesson.draft({ id: planted.lesson.id }),
  "lesson.create": (api) =>
    api.lesson.create({ moduleId: planted.lesson.moduleId, title: { az: "Dərs" }, type: "TEXT" }),
  "lesson.edit": (api) => api.lesson.edit({ ...lessonOf, id: planted.lesson.id, version: 2 }),
  "lesson.delete": (api) => api.lesson.delete({ id: planted.lesson.id, version: 2 }),
  "message.list": (api) => api.message.list({}),
  "message.reach": (api) => api.message.reach({ trainingId: planted.training.id }),
  "message.send": (api) =>
    api.message.send({
      key: crypto.randomUUID(),
      trainingId: planted.training.id,
      audience: "SEATED",
      texts: { az: { subject: "Sabahkı dərs", text: "Dərs saat onda başlayır." } },
    }),
  "mail.list": (api) => api.mail.list({}),
  "search.overview": (api) => api.search.overview({ search: "secret", pageSize: 50 }),
  "search.trainings": (api) => api.search.trainings({ search: "secret", pageSize: 100 }),
  "mail.samples": (api) => api.mail.samples({}),
  "mail.sample": (api) => api.mail.sample({ kind: "account.verify" }),
  "file.list": (api) => api.file.list({ trainingId: planted.training.id, lessonId: planted.lesson.id }),
  "file.uploaded": (api) => api.file.uploaded({ upload: planted.upload }),
  "file.describe": (api) => api.file.describe({ id: planted.file.id, title: null }),
  "file.remove": (api) => api.file.remove({ id: planted.file.id }),
  "module.create": (api) => api.module.create({ trainingId: planted.draft.id, title: { az: "Modul" } }),
  "module.edit": (api) =>
    api.module.edit({ id: planted.lesson.moduleId, version: 2, title: { az: "Modul" } }),
  "module.delete": (api) => api.module.delete({ id: planted.lesson.moduleId, version: 2 }),
  "progress.outline": (api) => api.progress.outline({ trainingId: planted.training.id }),
  "progress.lesson": (api) => api.progress.lesson({ lessonId: planted.lesson.id }),
  "progress.open": (api) => api.progress.open({ lessonId: planted.lesson.id }),
  "progress.beat": (api) => api.progress.beat({ lessonId: planted.lesson.id, seconds: 1 }),
  "progress.complete": (api) => api.progress.complete({ lessonId: planted.lesson.id }),
  "progress.note": (api) => api.progress.note({ lessonId: planted.lesson.id, text: "Qeyd" }),
  "rating.list": (api) => api.rating.list(),
  "rating.own": (api) => api.rating.own({ trainingId: planted.training.id }),
  "rating.save": (api) => api.rating.save({ trainingId: planted.training.id, stars: 1 }),
  "rating.remove": (api) => api.rating.remove({ id: planted.rating.id }),
  "rating.hide": (api) => api.rating.hide({ id: planted.rating.id, reason: "Reklam" }),
  "rating.show": (api) => api.rating.show({ id: planted.rating.id }),
  "registration.list": (api) => api.registration.list({}),
  "registration.own": (api) => api.registration.own({ trainingId: planted.training.id }),
  "registration.closed": (api) => api.registration.closed({ trainingId: planted.training.id }),
  "registration.register": (api) => api.registration.register({ trainingId: planted.training.id }),
  "registration.cancel": (api) => api.registration.cancel({ id: planted.registration.id }),
  "registration.approve": (api) => api.registration.approve({ id: planted.registration.id }),
  "registration.reject": (api) => api.registration.reject({ id: planted.registration.id }),
  "preference.own": (api) => api.preference.own(),
  "preference.save": (api) => api.preference.save(wanted),
  "preference.setInterest": (api) =>
    api.preference.setInterest({ id: planted.training.categoryId, wanted: true }),
  "preference.byLink": (api) => api.preference.byLink({ token }),
  "preference.leave": (api) => api.preference.leave({ token }),
  "notice.list": (api) => api.notice.list(),
  "notice.live": async (api) => firstEvent(await api.notice.live()),
  "notice.read": (api) => api.notice.read({ id: planted.notice.id }),
  "notice.readAll": (api) => api.notice.readAll({ upTo: planted.notice.id }),
  "serviceKey.list": (api) => api.serviceKey.list({}),
  "serviceKey.create": (api) => api.serviceKey.create({ name: "Hesabat", scopes: ["lists:read"] }),
  "serviceKey.rotate": (api) => api.serviceKey.rotate({ id: planted.serviceKey.id }),
  "serviceKey.revoke": (api) => api.serviceKey.revoke({ id: planted.serviceKey.id }),
  "session.own": (api) => api.session.own(),
  "session.end": (api) => api.session.end({ id: planted.session.id }),
  "session.endAll": (api) => api.session.endAll(),
  "trainer.list": (api) => api.trainer.list({ includeTranslations: true }),
  "training.list": (api) => api.training.list({ includeModules: true, includeTranslations: true }),
  "training.byId": (api) =>
    api.training.byId({ id: planted.training.id, includeModules: true, includeTranslations: true }),
  "training.draft": (api) => api.training.draft({ id: planted.draft.id }),
  "training.revisions": (api) => api.training.revisions({ id: planted.draft.id }),
  "training.create": (api) =>
    api.training.create({ title: { az: "Təlim" }, type: "VIDEO", categoryId: planted.draft.categoryId }),
  "training.clone": (api) => api.training.clone({ id: planted.draft.id }),
  "training.edit": (api) =>
    api.training.edit({ ...fieldsOf(planted.draft), id: planted.draft.id, version: 2 }),
  "training.arrange": (api) => api.training.arrange({ id: planted.draft.id, version: 2, modules: [] }),
  "training.restore": (api) => api.training.restore({ id: planted.draft.id, version: 2, revision: 1 }),
  "training.delete": (api) => api.training.delete({ id: planted.draft.id }),
  "training.recommended": (api) => api.training.recommended({ limit: 12 }),
  "training.today": (api) => api.training.today(),
  "training.publish": (api) => api.training.publish({ id: planted.draft.id }),
  "training.archive": (api) => api.training.archive({ id: planted.training.id }),
  "training.cancel": (api) => api.training.cancel({ id: planted.training.id }),
  "user.list": (api) => api.user.list({}),
  "user.byId": (api) => api.user.byId(other),
  "user.setRole": (api) => api.user.setRole({ ...other, role: "ADMIN" }),
  "user.setActive": (api) => api.user.setActive({ ...other, isActive: false }),
};

/** The fields of which a person's own are told to them. */
const ownData: Record<string, RegExp> = {
  "account.own": /"(email|phone)":/g,
  "account.export": /"(email|phone|birthDate|notes|score)":/g,
};

/** What an answer must not have: what was planted, anybody's address, and the names of fields that carry such things. */
const told =
  /secret-|@agrar\.example|isCorrect|"(email|phone|birthDate|notes|score|hash|tokenHash|code|token|password|secret|backupCodes|key)":/i;

/** The answer, or the refusal, as it leaves the API; one's own address is no secret to oneself. */
async function answerOf(procedure: string, { api, me }: Scene): Promise<string> {
  const { email } = await db.user.findUniqueOrThrow({ where: { id: me }, select: { email: true } });
  const answer = await (
    fullest[procedure]?.(api) ?? Promise.reject(new Error("Say how to ask at its fullest."))
  )
    .then((answer) => JSON.stringify(answer) ?? "")
    .catch((error) => {
      if (!(error instanceof TRPCError)) throw error;
      const { code: _ofTheError, ...refusal } = publicError(error);
      return JSON.stringify(refusal);
    });
  const own = ownData[procedure];
  return own ? answer.replace(own, "").replaceAll(email, "") : answer;
}

async function sceneFor(procedure: string, asker: Asker): Promise<Scene> {
  const scene = await openScene(db, procedure, asker);
  await secretsOf(scene.make, scene.me);
  await scene.make.password(scene.me);
  return scene;
}

const outsiders: Asker[] = ["guest", "learner", "other trainer", "withheld admin"];

describe.each(Object.keys(procedures))("%s", (procedure) => {
  test.each(outsiders)("tells a %s nothing that is not theirs", async (asker) => {
    expect(await answerOf(procedure, await sceneFor(procedure, asker))).not.toMatch(told);
  });
});

test("every procedure is asked, and none that is not there", () => {
  expect(Object.keys(fullest).sort()).toEqual(Object.keys(procedures).sort());
});

describe("the scan would find", () => {
  test.each([
    ["training.byId", /secret-link.*secret-draft lesson|secret-file/],
    ["exam.byId", /secret-question.*isCorrect/],
    ["training.list", /secret-draft/],
    ["training.draft", /secret-draft.*secret-link/],
    ["lesson.draft", /secret-lesson/],
    ["exam.list", /secret-draft exam/],
    ["progress.outline", /secret-draft lesson/],
    ["progress.lesson", /secret-draft lesson.*secret-lesson.*secret-file/],
    ["search.overview", /secret-draft.*secret-draft lesson.*secret-draft exam/],
    ["search.trainings", /secret-draft/],
    ["user.byId", /secret-mail.*secret-phone/],
    ["rating.list", /secret-hidden comment.*secret-author.*secret-hidden reason/],
    ["invitation.list", /secret-invited/],
    ["serviceKey.list", /secret-key name/],
    ["audit.list", /secret-address/],
    ["message.list", /secret-message/],
    ["job.failed", /secret-input.*secret-failure/],
  ])("what %s tells an admin", async (procedure, expected) => {
    const answer = await answerOf(procedure, await sceneFor(procedure, "admin"));
    expect(answer).toMatch(expected);
    expect(answer).toMatch(told);
  });

  test("what one's account keeps to itself, were it told", async () => {
    const rows = JSON.stringify([await db.credential.findMany(), await db.twoFactor.findMany()]);
    expect(rows).toMatch(/secret-hash.*secret-app.*secret-recovery/);
  });
});
