import { z } from "zod";
import { id, locales, timestamp, translated, writtenIn } from "../list/schema.ts";

export const trainingPurposes = ["TRAINING_BANNER", "TRAINING_INTRO_VIDEO", "TRAINING_MEDIA"] as const;
export const lessonPurposes = [
  "LESSON_IMAGE",
  "LESSON_VIDEO",
  "LESSON_AUDIO",
  "LESSON_DOCUMENT",
  "LESSON_TEXT_IMAGE",
  "LESSON_CAPTIONS",
] as const;

/** What a file is for, of those that people upload to trainings and lessons. */
export const uploadPurposes = [...trainingPurposes, ...lessonPurposes] as const;
export type UploadPurpose = (typeof uploadPurposes)[number];

/** Of these, a training has one: a new one takes the place of the old. */
export const singlePurposes: readonly UploadPurpose[] = ["TRAINING_BANNER", "TRAINING_INTRO_VIDEO"];

export const isLessonPurpose = (purpose: string): purpose is (typeof lessonPurposes)[number] =>
  (lessonPurposes as readonly string[]).includes(purpose);

/** Where the portal serves what is stored. */
export const addressOf = (object: string) => `/api/files/${object}`;

/** The kinds of bytes that are taken, by what they are found to be, whatever they call themselves. */
const office = "application/vnd.openxmlformats-officedocument";
export const formats = {
  image: { "image/jpeg": "JPEG", "image/png": "PNG", "image/webp": "WebP", "image/gif": "GIF" },
  video: { "video/mp4": "MP4", "video/x-m4v": "M4V", "video/webm": "WebM", "video/quicktime": "MOV" },
  audio: {
    "audio/mpeg": "MP3",
    "audio/x-m4a": "M4A",
    "audio/mp4": "MP4",
    "audio/ogg": "OGG",
    "audio/wav": "WAV",
    "audio/aac": "AAC",
    "audio/flac": "FLAC",
  },
  captions: { "text/vtt": "WebVTT" },
  document: {
    "application/pdf": "PDF",
    [`${office}.wordprocessingml.document`]: "DOCX",
    [`${office}.spreadsheetml.sheet`]: "XLSX",
    [`${office}.presentationml.presentation`]: "PPTX",
  },
} as const;

export type Kind = keyof typeof formats;

/** Most megabytes, of a million bytes, and the kinds that each purpose takes. */
export const rules: Record<UploadPurpose, { megabytes: number; kinds: readonly Kind[] }> = {
  TRAINING_BANNER: { megabytes: 5, kinds: ["image"] },
  TRAINING_INTRO_VIDEO: { megabytes: 20, kinds: ["video"] },
  TRAINING_MEDIA: { megabytes: 50, kinds: ["image", "video", "audio", "document"] },
  LESSON_IMAGE: { megabytes: 20, kinds: ["image"] },
  LESSON_VIDEO: { megabytes: 100, kinds: ["video"] },
  LESSON_AUDIO: { megabytes: 100, kinds: ["audio"] },
  LESSON_DOCUMENT: { megabytes: 100, kinds: ["document"] },
  LESSON_TEXT_IMAGE: { megabytes: 10, kinds: ["image"] },
  LESSON_CAPTIONS: { megabytes: 1, kinds: ["captions"] },
};

/** Most bytes of a file. */
export const largestOf = (purpose: UploadPurpose) => rules[purpose].megabytes * 1_000_000;

/** The types that a purpose takes, each with the name that people know it by. */
export const formatsOf = (purpose: UploadPurpose): Map<string, string> =>
  new Map(rules[purpose].kinds.flatMap((kind) => Object.entries(formats[kind])));

/** What is to be uploaded, and to where. */
export const uploadDraft = z
  .strictObject({
    purpose: z.enum(uploadPurposes),
    /** The training whose own file it will be, or the lesson. */
    trainingId: id.optional(),
    lessonId: id.optional(),
    /** Of captions: the video of the lesson that they belong to, and the language that they are in. */
    videoId: id.optional(),
    language: z.enum(locales).optional(),
    name: z.string().transform(plainName),
    size: z.number().int().min(1),
  })
  .superRefine(({ purpose, ...place }, context) => {
    const needed = new Set<string>([isLessonPurpose(purpose) ? "lessonId" : "trainingId"]);
    if (purpose === "LESSON_CAPTIONS") for (const field of ["videoId", "language"]) needed.add(field);
    for (const field of ["trainingId", "lessonId", "videoId", "language"] as const)
      if ((place[field] !== undefined) !== needed.has(field))
        context.addIssue({
          code: "custom",
          path: [field],
          message: needed.has(field) ? "required" : "notKnown",
        });
  });
export type UploadDraft = z.infer<typeof uploadDraft>;

/** The last part of a path, without what cannot be seen or turns text around. */
function plainName(name: string): string {
  const last = name.normalize("NFC").split(/[\\/]/).at(-1) ?? "";
  const plain = last.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, "").trim();
  return [...plain].slice(-200).join("") || "file";
}

export const fileRef = z.strictObject({ id });
export type FileRef = z.infer<typeof fileRef>;

/** An upload that was finished, by the last part of its address. */
export const uploadRef = z.strictObject({ upload: z.string().regex(/^[0-9a-f]{32}$/) });
export type UploadRef = z.infer<typeof uploadRef>;

/** The files of a training itself, or of one of its lessons. */
export const fileListInput = z.strictObject({ trainingId: id, lessonId: id.optional() });
export type FileListInput = z.infer<typeof fileListInput>;

export const fileDescription = z.strictObject({
  id,
  /** Null leaves the file with its name alone. */
  title: writtenIn(200).nullable(),
});
export type FileDescription = z.infer<typeof fileDescription>;

/** A file as those see it who look after it. */
export const file = z.strictObject({
  id,
  purpose: z.enum(uploadPurposes),
  kind: z.enum(["VIDEO", "DOCUMENT", "IMAGE", "AUDIO"]),
  /** Where their browser gets it; it may end after some hours. */
  link: z.string(),
  name: z.string(),
  mime: z.string(),
  /** Bytes; null for a link to elsewhere. */
  size: z.number().int().nullable(),
  title: translated.nullable(),
  createdAt: timestamp,
  /** Of a video of a lesson, in the languages that there are. */
  captions: z.array(z.strictObject({ id, language: z.enum(locales), name: z.string(), link: z.string() })),
});
export type MediaFile = z.infer<typeof file>;
