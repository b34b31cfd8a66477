/** The days of a training for calendars: as people fetch them, and as they come with a letter. */
export { type CalendarFile, calendarFile } from "./registration/calendar.ts";
