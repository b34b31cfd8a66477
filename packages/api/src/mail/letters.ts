import type { Locale } from "../list/schema.ts";
import { portalNames } from "./schema.ts";

type Words<About> = Record<Locale, (about: About) => { subject: string; text: string }>;

const letter = <About>(words: Words<About>) => words;

const signed = (language: Locale) => `\n\n${portalNames[language]}\n`;
const signature = { az: signed("az"), en: signed("en"), ru: signed("ru") };

type Code = { firstName: string; code: string };
type CodeAndLink = Code & { link: string };
type Named = { firstName: string };

/** The letters about accounts. Each names what it is for, and what to do when it was not asked for. */
export const letters = {
  "account.verify": letter<CodeAndLink>({
    az: ({ firstName, code, link }) => ({
      subject: `${code} – e-poçt ünvanınızı təsdiqləyin`,
      text: `Salam, ${firstName}!\n\nE-poçt ünvanınızı təsdiqləmək üçün kod: ${code}\n\nVə ya bu keçidi açın:\n${link}\n\nKod 10 dəqiqə keçərlidir. Portalda qeydiyyatdan keçməmisinizsə, bu məktubu nəzərə almayın.${signature.az}`,
    }),
    en: ({ firstName, code, link }) => ({
      subject: `${code} – verify your e-mail address`,
      text: `Hello ${firstName},\n\nthe code that verifies your e-mail address: ${code}\n\nOr open this link:\n${link}\n\nThe code is valid for 10 minutes. If you did not sign up at the portal, ignore this letter.${signature.en}`,
    }),
    ru: ({ firstName, code, link }) => ({
      subject: `${code} – подтвердите адрес электронной почты`,
      text: `Здравствуйте, ${firstName}!\n\nКод для подтверждения адреса: ${code}\n\nИли откройте ссылку:\n${link}\n\nКод действует 10 минут. Если вы не регистрировались на портале, не обращайте внимания на это письмо.${signature.ru}`,
    }),
  }),
  "account.exists": letter<Named & { link: string }>({
    az: ({ firstName, link }) => ({
      subject: "Sizin artıq hesabınız var",
      text: `Salam, ${firstName}!\n\nKimsə bu ünvanla portalda qeydiyyatdan keçmək istədi, lakin sizin artıq hesabınız var. Şifrəni unutmusunuzsa, yenisini təyin edin:\n${link}\n\nBu siz deyildinizsə, heç nə etmək lazım deyil.${signature.az}`,
    }),
    en: ({ firstName, link }) => ({
      subject: "You have an account already",
      text: `Hello ${firstName},\n\nsomebody wanted to sign up at the portal with this address, but you have an account already. If you forgot the password, choose another:\n${link}\n\nIf it was not you, there is nothing to do.${signature.en}`,
    }),
    ru: ({ firstName, link }) => ({
      subject: "У вас уже есть учётная запись",
      text: `Здравствуйте, ${firstName}!\n\nКто-то хотел зарегистрироваться на портале с этим адресом, но у вас уже есть учётная запись. Если вы забыли пароль, задайте новый:\n${link}\n\nЕсли это были не вы, ничего делать не нужно.${signature.ru}`,
    }),
  }),
  "account.resetPassword": letter<CodeAndLink>({
    az: ({ firstName, code, link }) => ({
      subject: `${code} – yeni şifrə`,
      text: `Salam, ${firstName}!\n\nYeni şifrə təyin etmək üçün kod: ${code}\n\nVə ya bu keçidi açın:\n${link}\n\nKod 10 dəqiqə keçərlidir. Yeni şifrə istəməmisinizsə, bu məktubu nəzərə almayın: şifrəniz dəyişmir.${signature.az}`,
    }),
    en: ({ firstName, code, link }) => ({
      subject: `${code} – a new password`,
      text: `Hello ${firstName},\n\nthe code for choosing a new password: ${code}\n\nOr open this link:\n${link}\n\nThe code is valid for 10 minutes. If you did not ask for it, ignore this letter: your password stays.${signature.en}`,
    }),
    ru: ({ firstName, code, link }) => ({
      subject: `${code} – новый пароль`,
      text: `Здравствуйте, ${firstName}!\n\nКод для выбора нового пароля: ${code}\n\nИли откройте ссылку:\n${link}\n\nКод действует 10 минут. Если вы его не запрашивали, не обращайте внимания на это письмо: пароль не изменится.${signature.ru}`,
    }),
  }),
  "account.changeEmail": letter<Code>({
    az: ({ firstName, code }) => ({
      subject: `${code} – yeni e-poçt ünvanı`,
      text: `Salam, ${firstName}!\n\nBu ünvanı hesabınızın ünvanı etmək üçün kod: ${code}\n\nKod 10 dəqiqə keçərlidir. Bunu istəməmisinizsə, kodu heç kimə verməyin.${signature.az}`,
    }),
    en: ({ firstName, code }) => ({
      subject: `${code} – your new e-mail address`,
      text: `Hello ${firstName},\n\nthe code that makes this the address of your account: ${code}\n\nThe code is valid for 10 minutes. If you did not ask for it, give it to nobody.${signature.en}`,
    }),
    ru: ({ firstName, code }) => ({
      subject: `${code} – новый адрес электронной почты`,
      text: `Здравствуйте, ${firstName}!\n\nКод, чтобы сделать этот адрес адресом вашей учётной записи: ${code}\n\nКод действует 10 минут. Если вы его не запрашивали, никому его не сообщайте.${signature.ru}`,
    }),
  }),
  "account.emailChanged": letter<Named>({
    az: ({ firstName }) => ({
      subject: "Hesabınızın ünvanı dəyişdi",
      text: `Salam, ${firstName}!\n\nHesabınızın e-poçt ünvanı dəyişdirildi və bütün qurğularda çıxış edildi. Bu siz deyildinizsə, dərhal nazirliyə müraciət edin.${signature.az}`,
    }),
    en: ({ firstName }) => ({
      subject: "The address of your account has changed",
      text: `Hello ${firstName},\n\nthe e-mail address of your account was changed, and every device was signed out. If it was not you, turn to the ministry at once.${signature.en}`,
    }),
    ru: ({ firstName }) => ({
      subject: "Адрес вашей учётной записи изменён",
      text: `Здравствуйте, ${firstName}!\n\nАдрес электронной почты вашей учётной записи изменён, на всех устройствах выполнен выход. Если это были не вы, немедленно обратитесь в министерство.${signature.ru}`,
    }),
  }),
  "account.passwordChanged": letter<Named & { link: string }>({
    az: ({ firstName, link }) => ({
      subject: "Şifrəniz dəyişdi",
      text: `Salam, ${firstName}!\n\nHesabınızın şifrəsi dəyişdirildi və başqa qurğularda çıxış edildi. Bu siz deyildinizsə, dərhal yeni şifrə təyin edin:\n${link}${signature.az}`,
    }),
    en: ({ firstName, link }) => ({
      subject: "Your password has changed",
      text: `Hello ${firstName},\n\nthe password of your account was changed, and other devices were signed out. If it was not you, choose another at once:\n${link}${signature.en}`,
    }),
    ru: ({ firstName, link }) => ({
      subject: "Ваш пароль изменён",
      text: `Здравствуйте, ${firstName}!\n\nПароль вашей учётной записи изменён, на других устройствах выполнен выход. Если это были не вы, немедленно задайте другой:\n${link}${signature.ru}`,
    }),
  }),
  "account.secondFactor": letter<Code>({
    az: ({ firstName, code }) => ({
      subject: `${code} – giriş kodu`,
      text: `Salam, ${firstName}!\n\nGirişi tamamlamaq üçün kod: ${code}\n\nKod 10 dəqiqə keçərlidir. Daxil olan siz deyilsinizsə, kimsə şifrənizi bilir: dərhal dəyişin.${signature.az}`,
    }),
    en: ({ firstName, code }) => ({
      subject: `${code} – your sign-in code`,
      text: `Hello ${firstName},\n\nthe code that completes your sign-in: ${code}\n\nThe code is valid for 10 minutes. If it is not you who signs in, somebody knows your password: change it at once.${signature.en}`,
    }),
    ru: ({ firstName, code }) => ({
      subject: `${code} – код для входа`,
      text: `Здравствуйте, ${firstName}!\n\nКод для завершения входа: ${code}\n\nКод действует 10 минут. Если входите не вы, кто-то знает ваш пароль: немедленно смените его.${signature.ru}`,
    }),
  }),
  "account.erased": letter<Named>({
    az: ({ firstName }) => ({
      subject: "Hesabınız silindi",
      text: `Salam, ${firstName}!\n\nİstədiyiniz kimi, hesabınız silindi. Sizinlə bağlı məlumat portalda qalmadı; bu, son məktubumuzdur.${signature.az}`,
    }),
    en: ({ firstName }) => ({
      subject: "Your account is erased",
      text: `Hello ${firstName},\n\nas you asked, your account is erased. The portal no longer says anything of you; this is our last letter.${signature.en}`,
    }),
    ru: ({ firstName }) => ({
      subject: "Ваша учётная запись удалена",
      text: `Здравствуйте, ${firstName}!\n\nКак вы просили, ваша учётная запись удалена. Сведений о вас на портале больше нет; это наше последнее письмо.${signature.ru}`,
    }),
  }),
  "invitation.sent": letter<Named & { role: "TRAINER" | "ADMIN"; link: string }>({
    az: ({ firstName, role, link }) => ({
      subject: "Aqrar Portala dəvət",
      text: `Salam, ${firstName}!\n\nSiz Aqrar Portala ${role === "ADMIN" ? "administrator" : "təlimçi"} kimi dəvət olunmusunuz. Şifrə seçmək üçün keçidi açın:\n${link}\n\nKeçid 7 gün keçərlidir və yalnız bir dəfə açılır.${signature.az}`,
    }),
    en: ({ firstName, role, link }) => ({
      subject: "You are invited to the Agrar Portal",
      text: `Hello ${firstName},\n\nyou are invited to the Agrar Portal as ${role === "ADMIN" ? "an admin" : "a trainer"}. Open the link to choose a password:\n${link}\n\nThe link is valid for 7 days and for one use.${signature.en}`,
    }),
    ru: ({ firstName, role, link }) => ({
      subject: "Приглашение на Аграрный портал",
      text: `Здравствуйте, ${firstName}!\n\nВас приглашают на Аграрный портал в роли ${role === "ADMIN" ? "администратора" : "преподавателя"}. Откройте ссылку, чтобы выбрать пароль:\n${link}\n\nСсылка действует 7 дней и только один раз.${signature.ru}`,
    }),
  }),
};

/** What a letter of a kind is about. */
export type Letter<Kind extends keyof typeof letters> = Parameters<(typeof letters)[Kind]["az"]>[0];
