import type { OutlineLesson } from "./outline.ts";
import { inEach, type Translated } from "./translated.ts";

type Frame = Record<keyof Translated, (title: string) => string>;

const frames: Record<OutlineLesson["type"], Frame> = {
  TEXT: {
    az: (title) =>
      `<h2>${title}</h2><p>Bu dərsi oxuyun və öz təsərrüfatınızdan bir nümunə seçin. Əsas məqamları dəftərinizə qeyd edin.</p><ul><li>Mövzu sizin sahədə necə görünür?</li><li>Hazırda necə edirsiniz və nəyi dəyişmək istərdiniz?</li><li>Hansı ölçü və ya hesablama lazımdır?</li></ul><p>Suallarınızı növbəti görüşdə təlimçiyə verin.</p>`,
    en: (title) =>
      `<h2>${title}</h2><p>Read the lesson and choose an example from your own farm. Write down the main points.</p><ul><li>What does the topic look like in your field?</li><li>How do you do it now, and what would you change?</li><li>Which measurement or calculation do you need?</li></ul><p>Ask the trainer your questions at the next meeting.</p>`,
    ru: (title) =>
      `<h2>${title}</h2><p>Прочитайте урок и выберите пример из своего хозяйства. Запишите главное в тетрадь.</p><ul><li>Как эта тема выглядит на вашем поле?</li><li>Как вы делаете сейчас и что хотели бы изменить?</li><li>Какое измерение или расчёт нужны?</li></ul><p>Задайте вопросы преподавателю на следующей встрече.</p>`,
  },
  VIDEO: {
    az: (title) =>
      `<h2>${title}</h2><p>Videoya axıra qədər baxın, sonra gördüyünüz addımları ardıcıllıqla yazın.</p>`,
    en: (title) =>
      `<h2>${title}</h2><p>Watch the video to the end, then write down the steps in their order.</p>`,
    ru: (title) => `<h2>${title}</h2><p>Посмотрите видео до конца, затем запишите шаги по порядку.</p>`,
  },
  AUDIO: {
    az: (title) =>
      `<h2>${title}</h2><p>Səs yazısını iş zamanı da dinləmək olar. Sonda bir sual özünüz üçün cavablandırın: nəyi sınayacaqsınız?</p>`,
    en: (title) =>
      `<h2>${title}</h2><p>You can listen while you work. Answer one question for yourself at the end: what will you try?</p>`,
    ru: (title) =>
      `<h2>${title}</h2><p>Запись можно слушать во время работы. В конце ответьте себе: что вы попробуете?</p>`,
  },
  IMAGE: {
    az: (title) =>
      `<h2>${title}</h2><p>Şəkildəki əlamətləri öz sahənizdə axtarın və şəkil çəkib qrupla bölüşün.</p>`,
    en: (title) =>
      `<h2>${title}</h2><p>Look for these signs in your own field; take a photograph and share it with the group.</p>`,
    ru: (title) =>
      `<h2>${title}</h2><p>Найдите эти признаки на своём поле, сфотографируйте и поделитесь с группой.</p>`,
  },
  MIXED: {
    az: (title) =>
      `<h2>${title}</h2><p>Əvvəlcə videoya baxın, sonra əlavə olunmuş cədvəli öz rəqəmlərinizlə doldurun.</p>`,
    en: (title) =>
      `<h2>${title}</h2><p>First watch the video, then fill in the attached table with your own figures.</p>`,
    ru: (title) =>
      `<h2>${title}</h2><p>Сначала посмотрите видео, затем заполните приложенную таблицу своими цифрами.</p>`,
  },
};

/** The body of a lesson: what to do with it, by its type, in the languages of its title. */
export function lessonText({ type, title }: OutlineLesson): Translated {
  return inEach(title, (text, language) => frames[type][language](text));
}
