import type { Training } from "./training-page.tsx";

const modes = { ONLINE: "online", OFFLINE: "onsite", VIDEO: "online" };

/** A training as search engines read it: https://schema.org/Course */
export function courseData(training: Training, url: string, provider: string) {
  const { trainer, startDate, endDate, description, difficulty } = training;
  return {
    "@context": "https://schema.org",
    "@type": "Course",
    name: training.title,
    ...(description && { description }),
    ...(difficulty && { educationalLevel: difficulty.toLowerCase() }),
    url,
    inLanguage: training.language,
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
