-- Words that somebody wrote in for others: whether those who said them agreed that they are quoted.
alter table comment add quote_words boolean not null default false;
