import type { Locale } from "../list/schema.ts";

/** A text of a file in the languages of the portal. */
export type Words = Record<Locale, string>;

export const words = (az: string, en: string, ru: string): Words => ({ az, en, ru });

/** The values of a file that are codes in the API, as people say them. */
export const said: Record<string, Words> = {
  ONLINE: words("Onlayn", "Online", "Онлайн"),
  OFFLINE: words("Əyani", "In person", "Очно"),
  VIDEO: words("Video", "Video", "Видео"),
  DRAFT: words("Qaralama", "Draft", "Черновик"),
  PUBLISHED: words("Dərc olunub", "Published", "Опубликован"),
  ARCHIVED: words("Arxivdə", "Archived", "В архиве"),
  CANCELLED: words("Ləğv edilib", "Cancelled", "Отменено"),
  BEGINNER: words("Başlanğıc", "Beginner", "Начальный"),
  INTERMEDIATE: words("Orta", "Intermediate", "Средний"),
  ADVANCED: words("Yüksək", "Advanced", "Высокий"),
  EXPERT: words("Ekspert", "Expert", "Экспертный"),
  UPCOMING: words("Gözlənilir", "Upcoming", "Предстоит"),
  ACTIVE: words("Açıqdır", "Open", "Открыт"),
  ENDED: words("Bitib", "Ended", "Завершён"),
  PENDING: words("Qərar gözləyir", "Awaits decision", "Ждёт решения"),
  APPROVED: words("Yeri var", "Has a seat", "Есть место"),
  REJECTED: words("Qəbul olunmayıb", "Declined", "Отклонено"),
  WAITLISTED: words("Gözləmə siyahısındadır", "On the waitlist", "В листе ожидания"),
  COMPLETED: words("Tamamlayıb", "Completed", "Завершено"),
  LEARNER: words("Öyrənən", "Learner", "Учащийся"),
  TRAINER: words("Təlimçi", "Trainer", "Преподаватель"),
  ADMIN: words("Administrator", "Administrator", "Администратор"),
  FARMER: words("Fermer", "Farmer", "Фермер"),
  AGRONOMIST: words("Aqronom", "Agronomist", "Агроном"),
  VETERINARIAN: words("Baytar həkimi", "Veterinarian", "Ветеринар"),
  ENTREPRENEUR: words("Sahibkar", "Entrepreneur", "Предприниматель"),
  RESEARCHER: words("Tədqiqatçı", "Researcher", "Исследователь"),
  GOVERNMENT: words("Dövlət qulluqçusu", "Government", "Госслужащий"),
  true: words("bəli", "yes", "да"),
  false: words("xeyr", "no", "нет"),
};
