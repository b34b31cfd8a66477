import type { Page } from "../list/schema.ts";
import type { createCaller } from "../server.ts";
import { type Words, words } from "./words.ts";

export type Portal = ReturnType<typeof createCaller>;

/** What stands in a cell: a text, a number, a code that has words, a moment or a day as it travels, or nothing. */
export type Value = string | number | boolean | null;

/**
 * What a column holds, beside its heading. Codes are said in words and moments by the clock of Baku; what people typed is left as it
 * is, whatever it looks like.
 */
export type Column<Row> = { head: Words; kind: "text" | "code" | "moment"; of(row: Row): Value };

/** A list of the portal as a file: the pages that the list itself gives to who asks, so that its rights are those of the list. */
export type Sheet<Row = never> = {
  /** What the rows are, as the log says it. */
  entity: string;
  ask(portal: Portal, input: object): Promise<Page<Row>>;
  columns: Column<Row>[];
};

const text = <Row>(head: Words, of: Column<Row>["of"]): Column<Row> => ({ head, kind: "text", of });
const code = <Row>(head: Words, of: Column<Row>["of"]): Column<Row> => ({ head, kind: "code", of });
const moment = <Row>(head: Words, of: Column<Row>["of"]): Column<Row> => ({ head, kind: "moment", of });

type Item<List extends (input: never) => Promise<Page<unknown>>> = Awaited<ReturnType<List>>["items"][number];

const number = words("Nömrə", "Number", "Номер");
const title = words("Ad", "Title", "Название");
const lastName = words("Soyad", "Last name", "Фамилия");
const firstName = words("Ad", "First name", "Имя");
const training = words("Təlim", "Training", "Курс");
const state = words("Vəziyyət", "State", "Состояние");
const category = words("Sahə", "Field", "Направление");
const created = words("Yaradılıb", "Created", "Создано");

const trainings: Sheet<Item<Portal["training"]["list"]>> = {
  entity: "training",
  ask: (portal, input) => portal.training.list(input),
  columns: [
    text(number, ({ id }) => id),
    text(title, (row) => row.title),
    text(category, (row) => row.category.name),
    text(
      words("Təlimçi", "Trainer", "Преподаватель"),
      ({ trainer }) => `${trainer.firstName} ${trainer.lastName}`,
    ),
    code(words("Format", "Format", "Формат"), ({ type }) => type),
    code(state, ({ status }) => status),
    code(words("Səviyyə", "Level", "Уровень"), ({ difficulty }) => difficulty),
    text(words("Başlayır", "Begins", "Начало"), ({ startDate }) => startDate),
    text(words("Bitir", "Ends", "Окончание"), ({ endDate }) => endDate),
    text(words("Yer sayı", "Seats", "Мест"), ({ capacity }) => capacity),
    text(words("Qeydiyyat", "Registrations", "Записей"), (row) => row.registrationsCount),
    text(words("Davam edir", "In progress", "Проходят"), (row) => row.startedCount),
    text(words("Tamamlayıb", "Completed", "Завершили"), (row) => row.completedCount),
    text(words("Tamamlama, %", "Completion, %", "Завершение, %"), (row) => row.statistics.completionRate),
    text(words("Orta qiymət", "Average rating", "Средняя оценка"), ({ rating }) => rating.average),
    text(words("Qiymətlər", "Ratings", "Оценок"), ({ rating }) => rating.count),
    moment(created, ({ createdAt }) => createdAt),
  ],
};

const exams: Sheet<Item<Portal["exam"]["list"]>> = {
  entity: "exam",
  ask: (portal, input) => portal.exam.list(input),
  columns: [
    text(number, ({ id }) => id),
    text(title, (row) => row.title),
    text(training, (row) => row.training?.title ?? null),
    text(category, (row) => row.category.name),
    code(state, ({ status }) => status),
    code(words("Mərhələ", "Phase", "Этап"), ({ phase }) => phase),
    text(words("Keçid balı", "Pass mark", "Проходной балл"), (row) => row.passingScore),
    text(words("Dəqiqə", "Minutes", "Минут"), (row) => row.durationMinutes),
    moment(words("Başlayır", "Begins", "Начало"), ({ startDate }) => startDate),
    moment(words("Bitir", "Ends", "Окончание"), ({ endDate }) => endDate),
    text(words("Suallar", "Questions", "Вопросов"), (row) => row.questionsCount),
    text(words("Cəhdlər", "Attempts", "Попыток"), (row) => row.registrationsCount),
    text(words("Keçib", "Passed", "Сдали"), (row) => row.passedCount),
    text(words("Keçid faizi", "Pass rate, %", "Сдали, %"), (row) => row.passRate),
    moment(created, ({ createdAt }) => createdAt),
  ],
};

const users: Sheet<Item<Portal["user"]["list"]>> = {
  entity: "user",
  ask: (portal, input) => portal.user.list(input),
  columns: [
    text(number, ({ id }) => id),
    text(lastName, (row) => row.lastName),
    text(firstName, (row) => row.firstName),
    text(words("Ata adı", "Father's name", "Отчество"), (row) => row.fatherName),
    text(words("E-poçt", "E-mail", "Эл. почта"), ({ email }) => email),
    code(words("E-poçt təsdiqlənib", "E-mail verified", "Почта подтверждена"), (row) => row.emailVerified),
    text(words("Telefon", "Phone", "Телефон"), ({ phone }) => phone),
    text(words("Rayon", "Region", "Регион"), ({ region }) => region),
    code(words("Rol", "Role", "Роль"), ({ role }) => role),
    code(words("Peşə", "Profession", "Профессия"), ({ profession }) => profession),
    text(words("Dil", "Language", "Язык"), ({ language }) => language),
    code(words("Hesab aktivdir", "Account active", "Запись активна"), ({ isActive }) => isActive),
    code(words("İkinci addım", "Second factor", "Второй фактор"), ({ secondFactor }) => secondFactor),
    moment(words("Son giriş", "Last sign-in", "Последний вход"), ({ lastLoginAt }) => lastLoginAt),
    moment(created, ({ createdAt }) => createdAt),
  ],
};

const registrations: Sheet<Item<Portal["registration"]["list"]>> = {
  entity: "registration",
  ask: (portal, input) => portal.registration.list(input),
  columns: [
    text(number, ({ id }) => id),
    text(lastName, ({ learner }) => learner.lastName),
    text(firstName, ({ learner }) => learner.firstName),
    text(training, (row) => row.training.title),
    code(state, ({ status }) => status),
    text(words("İrəliləyiş, %", "Progress, %", "Пройдено, %"), ({ percent }) => percent),
    moment(words("Qeydiyyat vaxtı", "Registered", "Дата записи"), (row) => row.registeredAt),
    moment(words("Başlayıb", "Started", "Начало"), ({ startedAt }) => startedAt),
    moment(words("Tamamlayıb", "Completed", "Завершено"), ({ completedAt }) => completedAt),
    moment(words("Ləğv edilib", "Cancelled", "Отменено"), ({ cancelledAt }) => cancelledAt),
  ],
};

const ratings: Sheet<Item<Portal["rating"]["list"]>> = {
  entity: "rating",
  ask: (portal, input) => portal.rating.list(input),
  columns: [
    text(number, ({ id }) => id),
    text(training, (row) => row.training.title),
    text(words("Ulduz", "Stars", "Звёзд"), ({ stars }) => stars),
    text(words("Rəy", "Comment", "Отзыв"), ({ comment }) => comment),
    text(firstName, ({ author }) => author.firstName),
    text(lastName, ({ author }) => author.lastName),
    moment(words("Verilib", "Given", "Дата"), ({ createdAt }) => createdAt),
    text(words("Gizlədilmə səbəbi", "Why hidden", "Почему скрыт"), (row) => row.hiddenReason),
  ],
};

/** The lists that can be had as files, by the names that their addresses have. */
export const sheets = { trainings, exams, users, registrations, ratings } as unknown as Record<string, Sheet>;
