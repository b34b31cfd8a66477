import type { Messages } from "next-intl";

/**
 * The texts that go to the browser with every page. The rest is said by the server alone, or comes along with the pages that
 * need it, by `MoreMessages`; so do the refusals that only these pages meet.
 */
export function publicMessages(messages: Messages): Partial<Messages> {
  const {
    account: _ownAccount,
    admin: _admin,
    ago: _ago,
    bell: _bell,
    entrance: _entrance,
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
    site: _site,
    taught: _taught,
    teach: _teach,
    trainingState: _trainingState,
    errors: {
      account: _account,
      code: _code,
      file: _fileErrors,
      invitation: _invitation,
      job: _job,
      mail: _mail,
      leave: _leaving,
      notice: _notice,
      password: _password,
      progress: _progress,
      photo: _photo,
      quietUntil: _quietUntil,
      secondFactor: _secondFactor,
      serviceKey: _serviceKey,
      session: _session,
      timeZone: _timeZone,
      upload: _upload,
      user: _user,
      userType: _userType,
      ...errors
    },
    ...rest
  } = messages;
  return { ...rest, errors: errors as Messages["errors"] };
}
