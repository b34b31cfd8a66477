import type { Messages } from "next-intl";

/**
 * The texts that go to the browser with every page. The rest is said by the server alone, or comes along with the pages that
 * need it, by `MoreMessages`; so do the refusals that only these pages meet. That a session has ended is met on all of them.
 */
export function publicMessages(messages: Messages): Partial<Messages> {
  const {
    account: _ownAccount,
    admin: _admin,
    ago: _ago,
    authoring: _authoring,
    bell: _bell,
    categoryAdmin: _categoryAdmin,
    entrance: _entrance,
    figures: _figures,
    file: _file,
    home: _home,
    learn: _learn,
    learning: _learning,
    leave: _leave,
    menu: _menu,
    messages: _messages,
    nav: _nav,
    notFound: _notFound,
    notices: _notices,
    overview: _overview,
    preferences: _preferences,
    professions: _professions,
    rating: _rating,
    registration: _registration,
    registrations: _registrations,
    site: _site,
    taught: _taught,
    teach: _teach,
    trainingState: _trainingState,
    errors: {
      account: { signInRequired },
      category: _category,
      code: _code,
      content: _content,
      file: _fileErrors,
      identityProvider: _identityProvider,
      invitation: _invitation,
      job: _job,
      mail: _mail,
      leave: _leaving,
      lesson: _lesson,
      message: _message,
      module: _module,
      notice: _notice,
      password: _password,
      progress: _progress,
      photo: _photo,
      quietUntil: _quietUntil,
      rating: _ratingErrors,
      registration: _registrationErrors,
      secondFactor: _secondFactor,
      serviceKey: _serviceKey,
      session: _session,
      sheet: _sheet,
      timeZone: _timeZone,
      training: _training,
      upload: _upload,
      user: _user,
      userType: _userType,
      ...errors
    },
    ...rest
  } = messages;
  return { ...rest, errors: { ...errors, account: { signInRequired } } as Messages["errors"] };
}
