import { createHash, randomUUID, scryptSync } from "node:crypto";
import type { Db, Prisma } from "./index.ts";

let last = 0;
/** A number that no other row of this process has: for what must be unique. */
const next = () => ++last;

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000);

/** The password of those who were given one. */
export const givenPassword = "bağda yeddi alma";

let hash: string | undefined;
/** Hashed as the API does it, once: hashing is slow on purpose. */
function passwordHash(): string {
  if (!hash) {
    const salt = "00000000000000000000000000000000";
    const cost = { N: 16_384, r: 16, p: 1 };
    const key = scryptSync(givenPassword.normalize("NFKC"), salt, 64, {
      ...cost,
      maxmem: 256 * cost.N * cost.r,
    });
    hash = `${salt}:${key.toString("hex")}`;
  }
  return hash;
}

/**
 * Rows for a test, each valid with nothing said: `given(db).training({ status: "DRAFT" })` makes its trainer and its
 * category as well. What a test is about it says; what it does not say means nothing to it.
 */
export function given(db: Db) {
  const user = (data: Partial<Prisma.UserUncheckedCreateInput> = {}) =>
    db.user.create({
      data: { firstName: "Aysel", lastName: "Məmmədova", email: `person${next()}@agrar.example`, ...data },
    });

  /** Lets a person sign in with `givenPassword`. */
  const password = (userId: number) =>
    db.credential.create({
      data: { userId, providerId: "credential", accountId: String(userId), password: passwordHash() },
    });

  const trainer = async (
    data: Partial<Prisma.TrainerUncheckedCreateInput> = {},
    person: Parameters<typeof user>[0] = {},
  ) => {
    const { id } = await user({ role: "TRAINER", ...person });
    return db.trainer.create({ data: { userId: id, specialty: { az: "Aqronomiya" }, ...data } });
  };

  const category = (data: Partial<Prisma.CategoryUncheckedCreateInput> = {}) =>
    db.category.create({ data: { name: { az: `Kateqoriya ${next()}` }, ...data } });

  const training = async (data: Partial<Prisma.TrainingUncheckedCreateInput> = {}) => {
    const trainerId = data.trainerId ?? (await user({ role: "TRAINER" })).id;
    return db.training.create({
      data: {
        title: { az: `Təlim ${next()}` },
        type: "ONLINE",
        status: "PUBLISHED",
        trainerId,
        createdById: trainerId,
        categoryId: data.categoryId ?? (await category()).id,
        ...data,
      },
    });
  };

  const module = async (data: Partial<Prisma.ModuleUncheckedCreateInput> = {}) => {
    const trainingId = data.trainingId ?? (await training()).id;
    return db.module.create({
      data: { title: { az: `Modul ${next()}` }, sequence: next(), ...data, trainingId },
    });
  };

  const lesson = async ({ trainingId, ...data }: Partial<Prisma.LessonUncheckedCreateInput> = {}) => {
    const chapter = data.moduleId
      ? await db.module.findUniqueOrThrow({
          where: { id: data.moduleId },
          select: { id: true, trainingId: true },
        })
      : await module(trainingId === undefined ? {} : { trainingId });
    return db.lesson.create({
      data: {
        title: { az: `Dərs ${next()}` },
        status: "PUBLISHED",
        sequence: next(),
        ...data,
        moduleId: chapter.id,
        trainingId: chapter.trainingId,
      },
    });
  };

  const file = async (
    data: Partial<Prisma.FileUncheckedCreateInput> & { purpose: Prisma.FileUncheckedCreateInput["purpose"] },
  ) =>
    db.file.create({
      data: {
        ownerId: data.ownerId ?? (await user()).id,
        url: `/media/${next()}`,
        name: "fayl",
        mime: "application/octet-stream",
        ...data,
      },
    });

  const registration = async (data: Partial<Prisma.RegistrationUncheckedCreateInput> = {}) =>
    db.registration.create({
      data: {
        status: "APPROVED",
        ...data,
        userId: data.userId ?? (await user()).id,
        trainingId: data.trainingId ?? (await training()).id,
      },
    });

  /** What somebody who completed a training says of it. */
  const rating = async (data: Partial<Prisma.RatingUncheckedCreateInput> = {}) => {
    const place =
      data.userId && data.trainingId
        ? { userId: data.userId, trainingId: data.trainingId }
        : await registration({
            status: "COMPLETED",
            ...(data.userId && { userId: data.userId }),
            ...(data.trainingId && { trainingId: data.trainingId }),
          });
    return db.rating.create({
      data: { stars: 5, ...data, userId: place.userId, trainingId: place.trainingId },
    });
  };

  const exam = async (data: Partial<Prisma.ExamUncheckedCreateInput> = {}) => {
    const parent = data.trainingId
      ? await db.training.findUniqueOrThrow({ where: { id: data.trainingId }, select: { categoryId: true } })
      : undefined;
    return db.exam.create({
      data: {
        title: { az: `İmtahan ${next()}` },
        passingScore: 70,
        status: "PUBLISHED",
        createdById: data.createdById ?? (await user({ role: "TRAINER" })).id,
        categoryId: parent?.categoryId ?? data.categoryId ?? (await category()).id,
        ...data,
      },
    });
  };

  const question = async (data: Partial<Prisma.QuestionUncheckedCreateInput> = {}) =>
    db.question.create({
      data: {
        text: { az: `Sual ${next()}` },
        type: "SINGLE_CHOICE",
        sequence: next(),
        choices: {
          create: [
            { text: { az: "Bəli" }, isCorrect: true, sequence: 1 },
            { text: { az: "Xeyr" }, sequence: 2 },
          ],
        },
        ...data,
        examId: data.examId ?? (await exam()).id,
      },
    });

  const attempt = async (data: Partial<Prisma.ExamAttemptUncheckedCreateInput> = {}) =>
    db.examAttempt.create({
      data: {
        status: "PASSED",
        ...data,
        userId: data.userId ?? (await user()).id,
        examId: data.examId ?? (await exam()).id,
      },
    });

  /** A browser in which somebody is signed in, for a week from today. */
  const session = async (data: Partial<Prisma.SessionUncheckedCreateInput> = {}) =>
    db.session.create({
      data: {
        token: `token-${next()}`,
        expiresAt: inDays(7),
        ...data,
        userId: data.userId ?? (await user()).id,
      },
    });

  const invitation = async (data: Partial<Prisma.InvitationUncheckedCreateInput> = {}) =>
    db.invitation.create({
      data: {
        firstName: "Nigar",
        lastName: "Quliyeva",
        email: `invited${next()}@agrar.example`,
        tokenHash: sha256(`token-${next()}`),
        expiresAt: inDays(7),
        ...data,
        invitedById: data.invitedById ?? (await user({ role: "ADMIN" })).id,
      },
    });

  /** A key of a service, in force for a quarter: `key` is what the service sends. */
  const serviceKey = async ({
    key = `agrar_${String(next()).padStart(43, "0")}`,
    ...data
  }: Partial<Prisma.ServiceKeyUncheckedCreateInput> & { key?: string } = {}) => {
    const row = await db.serviceKey.create({
      data: {
        name: `Xidmət ${next()}`,
        start: key.slice(0, 12),
        hash: sha256(key),
        scopes: ["lists:read"],
        expiresAt: inDays(90),
        ...data,
        createdById: data.createdById ?? (await user({ role: "ADMIN" })).id,
      },
    });
    return { ...row, key };
  };

  /** What the portal tells somebody, about a fact of its own. */
  const notice = async (data: Partial<Prisma.NoticeUncheckedCreateInput> = {}) => {
    const factId =
      data.factId ??
      (
        await db.fact.create({
          data: {
            name: "training/published",
            subject: `training:${next()}`,
            data: {},
            handedOnAt: new Date(),
          },
        })
      ).id;
    return db.notice.create({
      data: {
        kind: "training.published",
        title: `Yeni təlim ${next()}`,
        body: "Qeydiyyat açıqdır.",
        path: "/trainings",
        ...data,
        factId,
        userId: data.userId ?? (await user()).id,
      },
    });
  };

  /** What a trainer has written to the registrants of a training, which is nobody. */
  const message = async (data: Partial<Prisma.TrainingMessageUncheckedCreateInput> = {}) => {
    const trainingId = data.trainingId ?? (await training()).id;
    const { trainerId } = await db.training.findUniqueOrThrow({ where: { id: trainingId } });
    return db.trainingMessage.create({
      data: {
        key: randomUUID(),
        authorId: trainerId,
        audience: "SEATED",
        texts: { az: { subject: "Sabahkı dərs", text: "Dərs saat onda başlayır." } },
        ...data,
        trainingId,
      },
    });
  };

  return {
    user,
    password,
    session,
    notice,
    invitation,
    serviceKey,
    trainer,
    category,
    training,
    module,
    lesson,
    file,
    registration,
    rating,
    exam,
    question,
    attempt,
    message,
  };
}
