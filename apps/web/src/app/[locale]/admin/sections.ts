import {
  IconCategory,
  IconCertificate,
  IconClipboardList,
  IconHeartRateMonitor,
  IconHistory,
  IconKey,
  IconLayoutDashboard,
  IconMail,
  IconMailForward,
  IconMailSpark,
  IconSchool,
  IconSettingsAutomation,
  IconStar,
  IconUsers,
} from "@tabler/icons-react";

/** The sections of the administrators' part, as its menu has them. The names are those of `admin.sections`. */
export const sections = [
  { name: "overview", href: "/admin", Icon: IconLayoutDashboard },
  { name: "people", href: "/admin/people", Icon: IconUsers },
  { name: "invitations", href: "/admin/invitations", Icon: IconMailForward },
  { name: "trainings", href: "/admin/trainings", Icon: IconSchool },
  { name: "exams", href: "/admin/exams", Icon: IconCertificate },
  { name: "registrations", href: "/admin/registrations", Icon: IconClipboardList },
  { name: "ratings", href: "/admin/ratings", Icon: IconStar },
  { name: "categories", href: "/admin/categories", Icon: IconCategory },
  { name: "keys", href: "/admin/keys", Icon: IconKey },
  { name: "audit", href: "/admin/audit", Icon: IconHistory },
  { name: "jobs", href: "/admin/jobs", Icon: IconSettingsAutomation },
  { name: "letters", href: "/admin/letters", Icon: IconMailSpark },
  { name: "health", href: "/admin/health", Icon: IconHeartRateMonitor },
  { name: "mail", href: "/admin/mail", Icon: IconMail },
] as const;
