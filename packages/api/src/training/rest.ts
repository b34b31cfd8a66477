import { z } from "zod";
import { id } from "../list/schema.ts";
import { listNames, lower, pageBody, restPage, restRoute, texts, textsOf } from "../rest-route.ts";
import {
  type Training,
  type TrainingModule,
  training,
  trainingByIdInput,
  trainingListInput,
} from "./schema.ts";

const { shape } = training;
const count = shape.registrationsCount;
const text = z.string().nullable();

const restModule = z
  .strictObject({
    id,
    training_id: id,
    title: texts,
    sequence: z.number().int(),
    created_at: shape.createdAt,
    updated_at: shape.updatedAt,
    lessons: z.array(
      z.strictObject({
        id,
        module_id: id,
        title: texts,
        video_url: text,
        pdf_url: text,
        duration_minutes: z.number().int().nullable(),
      }),
    ),
  })
  .meta({ id: "Module" });

/** A training under the names of the old portal. */
const restTraining = z
  .strictObject({
    id,
    title: texts,
    description: texts.nullable(),
    category: z.string(),
    category_id: id,
    trainer_id: id,
    start_date: shape.startDate,
    end_date: shape.endDate,
    start_time: text,
    end_time: text,
    timezone: z.string(),
    is_online: z.boolean(),
    type: z.enum(["online", "offline", "video"]),
    google_meet_link: text,
    google_event_id: text,
    meeting_id: text,
    is_recurring: z.boolean(),
    recurrence_frequency: z.enum(["daily", "weekly", "monthly"]).nullable(),
    recurrence_end_date: shape.recurrenceEndDate,
    /** For online trainings. */
    online_details: z.strictObject({ participant_size: text, google_meet_link: text }).nullable(),
    /** For offline trainings. */
    offline_details: z.strictObject({ participant_size: text, address: text, coordinates: text }).nullable(),
    media_files: z.array(
      z.strictObject({
        type: z.enum(["banner", "intro_video", "general"]),
        path: z.string(),
        url: z.string(),
        original_name: z.string(),
        mime_type: z.string(),
        size: z.number().int().nullable(),
        uploaded_at: shape.createdAt,
      }),
    ),
    has_certificate: z.boolean(),
    certificate_description: texts.nullable(),
    certificate_has_expiry: z.boolean(),
    certificate_expiry_years: shape.certificateExpiryYears,
    certificate_expiry_months: shape.certificateExpiryMonths,
    certificate_expiry_days: shape.certificateExpiryDays,
    difficulty: z.enum(["beginner", "intermediate", "advanced", "expert"]).nullable(),
    require_email_verification: z.boolean(),
    has_exam: z.boolean(),
    exam_id: id.nullable(),
    exam_required: z.boolean(),
    min_exam_score: shape.minExamScore,
    status: z.enum(["draft", "published", "archived", "cancelled"]),
    created_at: shape.createdAt,
    updated_at: shape.updatedAt,
    registrations_count: count,
    started_registrations_count: count,
    completed_registrations_count: count,
    modules_count: count,
    lessons_count: count,
    trainer: z.strictObject({ id, first_name: z.string(), last_name: z.string(), profile_photo_url: text }),
    exam: z.strictObject({ id, title: z.string() }).nullable(),
    modules: z.array(restModule).optional(),
    statistics: z.strictObject({
      total_registrations: count,
      participants_count: count,
      started_count: count,
      completed_count: count,
      completion_rate: shape.statistics.shape.completionRate,
      progress_rate: shape.statistics.shape.progressRate,
    }),
    rating: z.strictObject({
      average_rating: shape.rating.shape.average,
      ratings_count: shape.rating.shape.count,
    }),
    media_statistics: z.strictObject({
      videos_count: count,
      documents_count: count,
      images_count: count,
      audio_count: count,
      total_media: count,
      training_media_count: count,
      modules_count: count,
      lessons_count: count,
    }),
  })
  .meta({ id: "Training" });

function toRest(training: Training): z.infer<typeof restTraining> {
  const { title, description, certificateDescription } = textsOf(training);
  const { statistics, mediaStatistics } = training;
  return {
    id: training.id,
    title,
    description,
    category: training.category.name,
    category_id: training.category.id,
    trainer_id: training.trainer.id,
    start_date: training.startDate,
    end_date: training.endDate,
    start_time: training.startTime,
    end_time: training.endTime,
    timezone: training.timezone,
    is_online: training.type === "ONLINE",
    type: lower(training.type),
    google_meet_link: training.meetLink,
    google_event_id: training.googleEventId,
    meeting_id: training.meetingId,
    is_recurring: training.isRecurring,
    recurrence_frequency: training.recurrenceFrequency && lower(training.recurrenceFrequency),
    recurrence_end_date: training.recurrenceEndDate,
    ...details(training),
    media_files: training.media.map((file) => ({
      type: mediaTypes[file.purpose],
      path: file.url,
      url: file.url,
      original_name: file.name,
      mime_type: file.mime,
      size: file.size,
      uploaded_at: file.createdAt,
    })),
    has_certificate: training.hasCertificate,
    certificate_description: certificateDescription,
    certificate_has_expiry: training.certificateHasExpiry,
    certificate_expiry_years: training.certificateExpiryYears,
    certificate_expiry_months: training.certificateExpiryMonths,
    certificate_expiry_days: training.certificateExpiryDays,
    difficulty: training.difficulty && lower(training.difficulty),
    require_email_verification: training.requireEmailVerification,
    has_exam: training.exam !== null,
    exam_id: training.exam?.id ?? null,
    exam_required: training.examRequired,
    min_exam_score: training.minExamScore,
    status: lower(training.status),
    created_at: training.createdAt,
    updated_at: training.updatedAt,
    registrations_count: training.registrationsCount,
    started_registrations_count: training.startedCount,
    completed_registrations_count: training.completedCount,
    modules_count: training.modulesCount,
    lessons_count: training.lessonsCount,
    trainer: {
      id: training.trainer.id,
      first_name: training.trainer.firstName,
      last_name: training.trainer.lastName,
      profile_photo_url: training.trainer.photoUrl,
    },
    exam: training.exam,
    ...(training.modules && { modules: training.modules.map(toRestModule) }),
    statistics: {
      total_registrations: statistics.totalRegistrations,
      // A person registers for a training once, and only who is registered has progress in it.
      participants_count: statistics.totalRegistrations,
      started_count: statistics.startedCount,
      completed_count: statistics.completedCount,
      completion_rate: statistics.completionRate,
      progress_rate: statistics.progressRate,
    },
    rating: { average_rating: training.rating.average, ratings_count: training.rating.count },
    media_statistics: {
      videos_count: mediaStatistics.videos,
      documents_count: mediaStatistics.documents,
      images_count: mediaStatistics.images,
      audio_count: mediaStatistics.audio,
      total_media: mediaStatistics.total,
      training_media_count: mediaStatistics.own,
      modules_count: training.modulesCount,
      lessons_count: training.lessonsCount,
    },
  };
}

const mediaTypes = {
  TRAINING_BANNER: "banner",
  TRAINING_INTRO_VIDEO: "intro_video",
  TRAINING_MEDIA: "general",
} as const;

function details({ type, capacity, meetLink, address, latitude, longitude }: Training) {
  const participant_size = capacity === null ? null : String(capacity);
  const coordinates = latitude === null || longitude === null ? null : `${latitude},${longitude}`;
  return {
    online_details: type === "ONLINE" ? { participant_size, google_meet_link: meetLink } : null,
    offline_details: type === "OFFLINE" ? { participant_size, address, coordinates } : null,
  };
}

const toRestModule = (module: TrainingModule): z.infer<typeof restModule> => ({
  id: module.id,
  training_id: module.trainingId,
  title: textsOf(module).title,
  sequence: module.sequence,
  created_at: module.createdAt,
  updated_at: module.updatedAt,
  lessons: module.lessons.map((lesson) => ({
    id: lesson.id,
    module_id: lesson.moduleId,
    title: textsOf(lesson).title,
    video_url: lesson.videoUrl,
    pdf_url: lesson.pdfUrl,
    duration_minutes: lesson.durationMinutes,
  })),
});

export const trainingRest = [
  restRoute({
    path: "/trainings",
    summary: "A page of trainings",
    input: trainingListInput,
    names: listNames,
    body: restPage(restTraining),
    ask: (portal, input) => portal.training.list({ ...input, includeTranslations: true }),
    toBody: (page, { url }) => pageBody(page, toRest, url),
  }),
  restRoute({
    path: "/trainings/{id}",
    summary: "One training",
    input: trainingByIdInput,
    body: z.strictObject({ data: restTraining }),
    ask: (portal, input) => portal.training.byId({ ...input, includeTranslations: true }),
    toBody: (training) => ({ data: toRest(training) }),
  }),
];
