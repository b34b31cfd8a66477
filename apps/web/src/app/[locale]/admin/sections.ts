import { IconCertificate, IconLayoutDashboard, IconSchool } from "@tabler/icons-react";

/** The sections of the administrators' part, as its menu has them. The names are those of `admin.sections`. */
export const sections = [
  { name: "overview", href: "/admin", Icon: IconLayoutDashboard },
  { name: "trainings", href: "/admin/trainings", Icon: IconSchool },
  { name: "exams", href: "/admin/exams", Icon: IconCertificate },
] as const;
