import { Prisma } from "@agrar/db";
import { sqlWhere } from "@agrar/db/where";
import type { Viewer } from "../context.ts";
import { localized } from "../list/page.ts";
import type { Locale } from "../list/schema.ts";
import { editableBy } from "./policy.ts";

/** The columns of a `Training`, over the training `t` and its stats `s`. */
export function trainingItem(
  viewer: Viewer,
  { lang, includeTranslations }: { lang: Locale; includeTranslations: boolean },
) {
  const mayEdit = sqlWhere(editableBy(viewer), "t");
  const text = (column: string) => Prisma.raw(localized(column, lang));
  return Prisma.sql`
    t.id, ${text("t.title")} as "title", ${text("t.description")} as "description",
    jsonb_path_query_array(t.title, '$.keyvalue().key') as "availableLocales",
    ${includeTranslations ? translations : Prisma.empty}
    (select json_build_object('id', c.id, 'name', ${text("c.name")}) from categories c where c.id = t.category_id) as "category",
    (select json_build_object('id', u.id, 'firstName', u.first_name, 'lastName', u.last_name, 'photoUrl', p.url)
       from users u left join files p on p.id = u.photo_id where u.id = t.trainer_id) as "trainer",
    (select json_build_object('id', e.id, 'title', ${text("e.title")}) from exams e
      where e.training_id = t.id and e.status = 'PUBLISHED' order by e.id limit 1) as "exam",
    t.type, t.status, t.difficulty, t.language, t.tags,
    t.start_date as "startDate", t.end_date as "endDate",
    to_char(t.start_time, 'HH24:MI') as "startTime", to_char(t.end_time, 'HH24:MI') as "endTime", t.timezone,
    t.capacity, case when t.capacity is not null then greatest(t.capacity - s.taken, 0) end as "freeSeats", t.registration_opens_at as "registrationOpensAt", t.registration_closes_at as "registrationClosesAt",
    t.requires_approval as "requiresApproval", t.require_email_verification as "requireEmailVerification",
    case when ${mayEdit} then t.meet_link end as "meetLink",
    case when ${mayEdit} then t.google_event_id end as "googleEventId",
    case when ${mayEdit} then t.meeting_id end as "meetingId",
    t.address, t.latitude, t.longitude,
    t.is_recurring as "isRecurring", t.recurrence_frequency as "recurrenceFrequency",
    t.recurrence_end_date as "recurrenceEndDate",
    t.has_certificate as "hasCertificate", ${text("t.certificate_description")} as "certificateDescription",
    t.certificate_has_expiry as "certificateHasExpiry", t.certificate_expiry_years as "certificateExpiryYears",
    t.certificate_expiry_months as "certificateExpiryMonths", t.certificate_expiry_days as "certificateExpiryDays",
    t.exam_required as "examRequired", t.min_exam_score as "minExamScore",
    (select f.url from files f where f.training_id = t.id and f.purpose = 'TRAINING_BANNER') as "bannerUrl",
    case when s.own_files = 0 then '[]' else (
      select json_agg(json_build_object('purpose', f.purpose, 'kind', file_kind(f.purpose, f.mime), 'url', f.url,
               'name', f.name, 'title', ${text("f.title")}, 'mime', f.mime, 'size', f.size, 'createdAt', f.created_at) order by f.id)
        from files f
       where f.training_id = t.id and f.purpose in ('TRAINING_BANNER', 'TRAINING_INTRO_VIDEO', 'TRAINING_MEDIA')
    ) end as "media",
    t.created_at as "createdAt", t.updated_at as "updatedAt",
    s.registrations as "registrationsCount", s.started as "startedCount", s.completed as "completedCount",
    s.modules as "modulesCount", s.lessons as "lessonsCount",
    json_build_object('totalRegistrations', s.registrations, 'startedCount', s.started, 'completedCount', s.completed,
      'completionRate', s.completion_rate, 'progressRate', s.progress_rate) as "statistics",
    json_build_object('average', s.average_rating, 'count', s.ratings) as "rating",
    json_build_object('videos', s.videos, 'documents', s.documents, 'images', s.images, 'audio', s.audio,
      'total', s.media, 'own', s.own_files) as "mediaStatistics"`;
}

const translations = Prisma.sql`
  json_build_object('title', t.title, 'description', t.description,
    'certificateDescription', t.certificate_description) as "translations",`;
