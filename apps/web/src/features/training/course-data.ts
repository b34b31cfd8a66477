import type { Training } from "./training-page.tsx";

const modes = { ONLINE: "online", OFFLINE: "onsite", VIDEO: "online" };

/** A training as search engines read it: https://schema.org/Course */
export function courseData(training: Training, url: string, provider: string) {
  const { trainer, startDate, endDate, description, difficulty, rating } = training;
  return {
    "@context": "https://schema.org",
    "@type": "Course",
    name: training.title,
    ...(description && { description }),
    ...(difficulty && { educationalLevel: difficulty.toLowerCase() }),
    url,
    inLanguage: training.language,
    ...(rating.average !== null && {
      aggregateRating: {
        "@type": "AggregateRating",
        ratingValue: rating.average,
        ratingCount: rating.count,
        bestRating: 5,
      },
    }),
    provider: { "@type": "Organization", name: provider },
    hasCourseInstance: {
      "@type": "CourseInstance",
      courseMode: modes[training.type],
      ...(startDate && { startDate }),
      ...(endDate && { endDate }),
      ...(training.address && { location: training.address }),
      instructor: { "@type": "Person", name: `${trainer.firstName} ${trainer.lastName}` },
    },
  };
}
