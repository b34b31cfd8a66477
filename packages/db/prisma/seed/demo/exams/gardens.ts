import type { DemoExam } from "./exam.ts";

export const gardenExams: DemoExam[] = [
  {
    of: { training: "hazelnut" },
    passingScore: 60,
    duration: 30,
    maxAttempts: 5,
    hashtags: ["fındıq"],
    title: "Fındıq bağlarına qulluq: imtahan | Hazelnut orchard care: exam | Уход за фундуком: экзамен",
    description:
      "Videokursu bitirdikdən sonra istənilən vaxt verilir. | Take it at any time after the video course. | Сдаётся в любое время после видеокурса.",
    crowd: 26,
    paper: `
      ? Fındıq kolunda köhnə gövdələr nə vaxt çıxarılır | When are old stems of the hazel removed | Когда удаляют старые стволы фундука
      + Yarpaq töküldükdən sonra, sakit dövrdə | In the dormant season, after leaf fall | В период покоя после листопада
      - Çiçəkləmə vaxtı | In bloom | Во время цветения
      - Yığımdan bir həftə əvvəl | A week before harvest | За неделю до сбора
      ? Fındıq küləklə tozlanır | The hazel is pollinated by wind | Фундук опыляется ветром
      = true
      ? Mərmər taxtabitinin zərəri nədir | What harm does the marmorated stink bug do | Какой вред наносит мраморный клоп
      + Ləpənin büzüşməsi və acılaşması | Shrivelled and bitter kernels | Сморщивание и горечь ядра
      - Köklərin çürüməsi | Rotting of the roots | Загнивание корней
      - Yarpaqların saralması | Yellow leaves | Пожелтение листьев
      ? Qurudulmuş fındığın ləpəsində rütubət nə qədər olmalıdır | How moist may the dried kernel be | Какой должна быть влажность сухого ядра
      + Təxminən 6 faiz | About 6 per cent | Около 6 процентов
      - Təxminən 15 faiz | About 15 per cent | Около 15 процентов
      - Təxminən 25 faiz | About 25 per cent | Около 25 процентов
      ! Artıq rütubət kif və aflatoksin təhlükəsi yaradır. | More moisture brings mould and aflatoxin. | Избыток влаги ведёт к плесени и афлатоксинам.
      ? Bağda iki və daha çox sortun olması nə üçün vacibdir | Why plant two or more varieties | Зачем в саду нужны два и более сорта
      + Çarpaz tozlanma üçün | For cross-pollination | Для перекрёстного опыления
      - Suya qənaət üçün | To save water | Для экономии воды
      - Sertifikat üçün | For the certificate | Для сертификата
      ? Yığılmış fındıq necə saxlanmalıdır | How should hazelnuts be kept | Как хранить собранный фундук
      + Quru və havalanan yerdə | In a dry and airy place | В сухом проветриваемом месте
      + Döşəmədən hündürdə | Off the floor | На возвышении от пола
      - Bağlı plastik torbada | In closed plastic bags | В закрытых полиэтиленовых мешках
    `,
  },
  {
    of: { training: "fruit-pruning" },
    days: [-275, -240],
    passingScore: 60,
    duration: 25,
    maxAttempts: 2,
    hashtags: ["budama"],
    title: "Qış budaması: yoxlama imtahanı | Winter pruning: test | Зимняя обрезка: проверочный экзамен",
    description: "İki günlük kursun yekunu. | The close of the two-day course. | Итог двухдневного курса.",
    crowd: 20,
    paper: `
      ? Kəsik haradan aparılır | Where is the cut made | Где делают срез
      + Tumurcuğun üstündən, maili | Above a bud, at a slant | Над почкой, под наклоном
      - Tumurcuqdan 10 sm yuxarıdan | 10 cm above a bud | На 10 см выше почки
      - İstənilən yerdən | Anywhere | В любом месте
      ? Budama alətləri ağacdan ağaca keçəndə dezinfeksiya edilir | Tools are disinfected from tree to tree | Инструмент дезинфицируют при переходе к другому дереву
      = true
      ? İlk növbədə hansı budaqlar çıxarılır | Which branches go first | Какие ветви удаляют в первую очередь
      + Quru və xəstə budaqlar | Dry and diseased ones | Сухие и больные
      + Bir-birinə sürtünən budaqlar | Branches that rub | Трущиеся друг о друга
      - Meyvə tumurcuqlu budaqlar | Those with fruit buds | С плодовыми почками
      ? Güclü budama nəyə səbəb olur | What does heavy pruning lead to | К чему приводит сильная обрезка
      + Güclü zoğ artımına | To strong shoots | К сильному росту побегов
      - Ağacın yatmasına | To dormancy | К покою дерева
      - Torpağın turşulaşmasına | To acid soil | К закислению почвы
      ? İri yaralar bağ məlhəmi ilə örtülə bilər | Large wounds may be covered with grafting wax | Крупные раны можно закрыть садовым варом
      = true
    `,
  },
  {
    of: { training: "vine-diseases" },
    passingScore: 65,
    duration: 30,
    hashtags: ["üzüm"],
    title: "Üzümün xəstəlikləri: imtahan | Grape diseases: exam | Болезни винограда: экзамен",
    description:
      "Vaxt məhdudiyyəti yoxdur, cəhdlərin sayı sərbəstdir. | No dates, and as many attempts as you like. | Без сроков, число попыток не ограничено.",
    crowd: 14,
    paper: `
      ? Mildiu üçün ən əlverişli şərait hansıdır | Which conditions suit downy mildew best | Какие условия лучше всего для милдью
      + İsti və yağışlı hava | Warm and rainy weather | Тёплая дождливая погода
      - Quru və küləkli hava | Dry and windy weather | Сухая ветреная погода
      - Şaxta | Frost | Мороз
      ? «Yağ ləkələri» hansı xəstəliyin əlamətidir | Of which disease are oily spots a sign | Признак какой болезни – «масляные пятна»
      + Mildiu | Downy mildew | Милдью
      - Oidium | Powdery mildew | Оидиум
      - Xərçəng | Crown gall | Рак
      ? Kükürd 35 dərəcədən yuxarı istidə yarpağı yandıra bilər | Above 35 degrees sulphur may burn the leaves | При жаре выше 35 градусов сера может обжечь листья
      = true
      ? Müqavimətin qarşısını almaq üçün nə etmək lazımdır | What prevents resistance | Что предотвращает устойчивость
      + Təsiredici maddələri növbələşdirmək | Alternate the active substances | Чередовать действующие вещества
      + Tam normanı gözləmək | Keep to the full rate | Соблюдать полную норму
      - Eyni preparatı bütün mövsüm işlətmək | Use one product all season | Применять один препарат весь сезон
      ? Tənəyin içinin havalanması nəyi azaldır | What does an airy canopy lessen | Что уменьшает проветривание кроны
      + Göbələk xəstəliklərini | Fungal diseases | Грибные болезни
      - Şəkərin toplanmasını | Sugar in the berries | Накопление сахара
      - Kökün inkişafını | Root growth | Развитие корней
    `,
  },
  {
    of: { training: "tomato" },
    days: [5, 25],
    passingScore: 60,
    duration: 30,
    maxAttempts: 2,
    hashtags: ["istixana"],
    title:
      "İstixana pomidoru: yekun imtahan | Greenhouse tomato: final exam | Тепличный томат: итоговый экзамен",
    description:
      "Kurs bitdikdən sonra açılacaq. | Opens when the course has ended. | Откроется после окончания курса.",
    crowd: 0,
    paper: `
      ? Bic zoğlar nə vaxt çıxarılır | When are side shoots removed | Когда удаляют пасынки
      + 5–7 sm olanda | When they are 5–7 cm long | При длине 5–7 см
      - 30 sm olanda | When they are 30 cm long | При длине 30 см
      - Heç vaxt | Never | Никогда
      ? Ucluq çürüməsi hansı elementin çatışmazlığı ilə bağlıdır | Lack of which element goes with blossom-end rot | С нехваткой какого элемента связана вершинная гниль
      + Kalsium | Calcium | Кальций
      - Dəmir | Iron | Железо
      - Azot | Nitrogen | Азот
      ? Ağ qanadlıya qarşı enkarziya arıcığı istifadə olunur | The wasp Encarsia is used against whitefly | Против белокрылки применяют энкарзию
      = true
      ? Qida məhlulunun EC göstəricisi nəyi ölçür | What does EC measure in the solution | Что показывает EC раствора
      + Həll olmuş duzların cəmini | All dissolved salts | Сумму растворённых солей
      - Turşuluğu | Acidity | Кислотность
      - Temperaturu | Temperature | Температуру
      ? Boz çürüməni azaldan tədbirlər hansılardır | What lessens grey mould | Что уменьшает серую гниль
      + Yarpaqların vaxtında kəsilməsi | Removing leaves in time | Своевременное удаление листьев
      + Rütubətin azaldılması | Lowering the humidity | Снижение влажности
      - Gecə suvarma | Watering at night | Ночной полив
    `,
  },
];
