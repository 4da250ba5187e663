/**
 * Each brings the database from one version to the next; the version, `PRAGMA user_version`, is how many have run. A released one is never
 * changed.
 */
export const MIGRATIONS: readonly string[] = [
  `
  create table klasse (
    platform text not null,
    whose text not null,
    id text not null,
    klasse text not null,
    primary key (platform, whose, id)
  ) strict, without rowid;

  create table subscription (
    id integer primary key autoincrement,
    platform text not null,
    place text not null,
    private integer not null,
    place_name text,
    owner text,
    klasse text not null,
    time text not null,
    weekdays text not null,
    eve integer not null,
    only_changes integer not null,
    notices text not null,
    role text,
    language text not null,
    paused text,
    missing_since integer,
    since integer not null,
    unique (platform, place, klasse, eve)
  ) strict;
  create index subscription_time on subscription (time, eve);
  create index subscription_klasse on subscription (klasse);

  create table delivery (
    key text primary key,
    subscription integer not null references subscription (id) on delete cascade,
    kind text not null,
    platform text not null,
    place text not null,
    date text,
    due integer not null,
    expires integer not null,
    next_try integer not null,
    state text not null default 'waiting',
    tries integer not null default 0,
    tried_at integer,
    unsure integer not null default 0,
    worker text,
    lease integer,
    reply text,
    mention text,
    message text,
    outdated integer not null default 0
  ) strict, without rowid;
  create index delivery_state on delivery (state, next_try);
  create index delivery_outdated on delivery (outdated, next_try);
  create index delivery_subscription on delivery (subscription);
  create index delivery_due on delivery (due);

  create table snapshot (
    klasse text not null,
    date text not null,
    plan text not null,
    primary key (klasse, date)
  ) strict, without rowid;

  create table progress (
    id integer primary key check (id = 1),
    planned_until integer not null,
    last_import integer
  ) strict;
  insert into progress (id, planned_until) values (1, 0);
  `,
  // Before, only the end of a reply's footer showed this, in the words of that time.
  `
  alter table delivery add column stale integer not null default 0;
  update delivery set stale = 1
    where kind = 'day'
    and (
      json_extract(reply, '$.footer') like '% · WebUntis antwortet gerade nicht'
      or json_extract(reply, '$.footer') like '% · WebUntis is not answering at the moment'
    );
  `,
  // Subscriptions that exist admit their places. Of a channel of Discord only Discord knows the server: that is asked at the start.
  // Telegram's anonymous administrators and channels write under ids that belong to nobody.
  `
  create table community (
    number integer primary key autoincrement,
    platform text not null,
    id text not null,
    name text,
    state text not null,
    since integer not null,
    told integer,
    unique (platform, id)
  ) strict;

  create table operator (
    platform text not null,
    user text not null,
    primary key (platform, user)
  ) strict, without rowid;

  alter table klasse add column used integer;
  alter table subscription add column used integer;
  alter table subscription add column paused_since integer;
  alter table subscription add column community text;
  create index subscription_community on subscription (platform, community);

  delete from klasse where platform = 'telegram' and whose = 'asker' and id in ('1087968824', '136817688', '777000');
  update subscription set owner = null where platform = 'telegram' and owner in ('1087968824', '136817688', '777000');
  update subscription set community =
    case when private = 1 then '@' || coalesce(owner, place) else substr(place, 1, instr(place || '/', '/') - 1) end
    where platform <> 'discord' or private = 1;
  insert into community (platform, id, name, state, since)
    select platform, community, max(place_name), 'admitted', min(since)
    from subscription where community is not null group by platform, community;
  `,
  // Among the posts of a month those of one place, and those whose text is still there, are found without looking at each.
  `
  create index delivery_place on delivery (platform, place);
  create index delivery_reply on delivery (due) where reply is not null;
  `,
  `
  create table own_courses (
    platform text not null,
    user text not null,
    klasse text not null,
    label text not null,
    choice text not null,
    until text not null,
    used integer not null,
    primary key (platform, user, klasse)
  ) strict;
  `,
];
