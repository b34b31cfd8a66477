import { isDeepStrictEqual } from "node:util";
import { Prisma } from "@agrar/db";
import type { TrainingField, TrainingFields } from "../authoring/schema.ts";

/** The fields that are edited, over the training `t`, in the form in which an edit takes them. */
export const fieldsJson = Prisma.sql`
  jsonb_build_object('title', t.title, 'description', t.description, 'categoryId', t.category_id, 'trainerId', t.trainer_id,
    'type', t.type, 'difficulty', t.difficulty, 'language', t.language, 'tags', t.tags,
    'startDate', t.start_date, 'endDate', t.end_date,
    'startTime', to_char(t.start_time, 'HH24:MI'), 'endTime', to_char(t.end_time, 'HH24:MI'),
    'isRecurring', t.is_recurring, 'recurrenceFrequency', t.recurrence_frequency, 'recurrenceEndDate', t.recurrence_end_date,
    'meetLink', t.meet_link, 'address', t.address, 'latitude', t.latitude, 'longitude', t.longitude,
    'capacity', t.capacity, 'registrationOpensAt', t.registration_opens_at, 'registrationClosesAt', t.registration_closes_at,
    'requiresApproval', t.requires_approval, 'requireEmailVerification', t.require_email_verification,
    'hasCertificate', t.has_certificate, 'certificateDescription', t.certificate_description,
    'certificateHasExpiry', t.certificate_has_expiry, 'certificateExpiryYears', t.certificate_expiry_years,
    'certificateExpiryMonths', t.certificate_expiry_months, 'certificateExpiryDays', t.certificate_expiry_days,
    'examRequired', t.exam_required, 'minExamScore', t.min_exam_score)`;

/** A training with its modules and lessons whole, over the training `t`: what a revision keeps, and what is restored of it. */
export const snapshotJson = Prisma.sql`
  jsonb_build_object('fields', ${fieldsJson}, 'modules', (
    select coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'title', m.title, 'lessons', (
             select coalesce(jsonb_agg(jsonb_build_object('id', l.id, 'title', l.title, 'description', l.description,
                      'content', l.content, 'type', l.type, 'status', l.status, 'durationMinutes', l.duration_minutes,
                      'isRequired', l.is_required, 'minCompletionSeconds', l.min_completion_seconds) order by l.sequence), '[]')
               from lessons l where l.module_id = m.id)) order by m.sequence), '[]')
      from modules m where m.training_id = t.id))`;

const dateOf = (date: string | null) => date && new Date(date);
const timeOf = (time: string | null) => time && new Date(`1970-01-01T${time}Z`);
const jsonOf = (text: object | null) => text ?? Prisma.DbNull;

/** The fields as the table takes them. */
export const columnsOf = (fields: TrainingFields) =>
  ({
    ...fields,
    description: jsonOf(fields.description),
    certificateDescription: jsonOf(fields.certificateDescription),
    startDate: dateOf(fields.startDate),
    endDate: dateOf(fields.endDate),
    recurrenceEndDate: dateOf(fields.recurrenceEndDate),
    startTime: timeOf(fields.startTime),
    endTime: timeOf(fields.endTime),
    meetLink: fields.meetLink || null,
    address: fields.address || null,
  }) satisfies Prisma.TrainingUncheckedUpdateInput;

/** The fields that differ. Moments are compared as such, however they are written. */
export const changedFields = (before: TrainingFields, after: TrainingFields): TrainingField[] =>
  (Object.keys(after) as TrainingField[]).filter(
    (field) => !isDeepStrictEqual(comparable(field, before[field]), comparable(field, after[field])),
  );

const comparable = (field: TrainingField, value: TrainingFields[TrainingField]) =>
  field === "registrationOpensAt" || field === "registrationClosesAt"
    ? value && Date.parse(value as string)
    : value === ""
      ? null
      : value;
