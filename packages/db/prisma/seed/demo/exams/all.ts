import { animalExams } from "./animals.ts";
import type { DemoExam } from "./exam.ts";
import { farmExams } from "./farm.ts";
import { fieldExams } from "./fields.ts";
import { gardenExams } from "./gardens.ts";

export const exams: DemoExam[] = [...fieldExams, ...gardenExams, ...animalExams, ...farmExams];
