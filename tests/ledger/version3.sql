-- What version 3 made of an empty file.
CREATE TABLE pressmark (
    version INTEGER NOT NULL,
    PRIMARY KEY (version)
);
CREATE TABLE articles (
    id VARCHAR(64) NOT NULL,
    source TEXT,
    title TEXT,
    published VARCHAR(10),
    url TEXT,
    outlet TEXT,
    json TEXT NOT NULL,
    PRIMARY KEY (id)
);
CREATE TABLE failures (
    source VARCHAR(500) NOT NULL,
    reason TEXT NOT NULL,
    at VARCHAR(32) NOT NULL,
    lasting INTEGER DEFAULT '1' NOT NULL,
    PRIMARY KEY (source)
);
CREATE TABLE inputs (
    "key" VARCHAR(64) NOT NULL,
    article VARCHAR(64) NOT NULL,
    asked TEXT NOT NULL,
    PRIMARY KEY ("key")
);
CREATE TABLE standards (
    digest VARCHAR(64) NOT NULL,
    json TEXT NOT NULL,
    PRIMARY KEY (digest)
);
CREATE TABLE batches (
    "key" VARCHAR(32) NOT NULL,
    address TEXT NOT NULL,
    begun VARCHAR(32) NOT NULL,
    host VARCHAR(255) NOT NULL,
    pid INTEGER NOT NULL,
    collected BOOLEAN NOT NULL,
    id VARCHAR(200),
    status VARCHAR(20),
    done INTEGER,
    failed INTEGER,
    total INTEGER NOT NULL,
    created VARCHAR(32),
    expires VARCHAR(32),
    output VARCHAR(200),
    errors VARCHAR(200),
    problem TEXT,
    PRIMARY KEY ("key")
);
CREATE TABLE runs (
    id VARCHAR(32) NOT NULL,
    command TEXT NOT NULL,
    sources TEXT NOT NULL,
    reader VARCHAR(16) NOT NULL,
    model TEXT,
    host VARCHAR(255) NOT NULL,
    pid INTEGER NOT NULL,
    seen VARCHAR(32) NOT NULL,
    started VARCHAR(32) NOT NULL,
    ended VARCHAR(32),
    ending VARCHAR(16),
    articles INTEGER NOT NULL,
    relevant INTEGER NOT NULL,
    ratings INTEGER NOT NULL,
    quotes INTEGER NOT NULL,
    review INTEGER NOT NULL,
    failures INTEGER NOT NULL,
    calls INTEGER NOT NULL,
    input_tokens INTEGER NOT NULL,
    cached_tokens INTEGER NOT NULL,
    output_tokens INTEGER NOT NULL,
    cost FLOAT,
    PRIMARY KEY (id)
);
CREATE TABLE budget (
    id INTEGER NOT NULL,
    cap BIGINT,
    spent BIGINT NOT NULL,
    PRIMARY KEY (id)
);
CREATE TABLE holds (
    owner VARCHAR(32) NOT NULL,
    host VARCHAR(255) NOT NULL,
    pid INTEGER NOT NULL,
    amount BIGINT NOT NULL,
    seen VARCHAR(32) NOT NULL,
    PRIMARY KEY (owner)
);
CREATE TABLE records (
    article VARCHAR(64) NOT NULL,
    outcome VARCHAR(16) NOT NULL,
    reader VARCHAR(16) NOT NULL,
    model TEXT,
    at VARCHAR(32) NOT NULL,
    marks_digest VARCHAR(64) NOT NULL,
    answer TEXT NOT NULL,
    json TEXT NOT NULL,
    PRIMARY KEY (article),
    FOREIGN KEY(article) REFERENCES articles (id)
);
CREATE TABLE flags (
    article VARCHAR(64) NOT NULL,
    number INTEGER NOT NULL,
    "check" VARCHAR(40) NOT NULL,
    severity VARCHAR(8) NOT NULL,
    message TEXT NOT NULL,
    start INTEGER,
    "end" INTEGER,
    PRIMARY KEY (article, number),
    FOREIGN KEY(article) REFERENCES articles (id)
);
CREATE TABLE misquotes (
    article VARCHAR(64) NOT NULL,
    number INTEGER NOT NULL,
    kind VARCHAR(8) NOT NULL,
    claimed TEXT NOT NULL,
    stands TEXT,
    difference TEXT NOT NULL,
    PRIMARY KEY (article, number),
    FOREIGN KEY(article) REFERENCES articles (id)
);
CREATE TABLE judgements (
    article VARCHAR(64) NOT NULL,
    standards VARCHAR(64) NOT NULL,
    marks TEXT NOT NULL,
    by_rules TEXT NOT NULL,
    extraction TEXT NOT NULL,
    witness TEXT,
    PRIMARY KEY (article),
    FOREIGN KEY(article) REFERENCES articles (id),
    FOREIGN KEY(standards) REFERENCES standards (digest)
);
CREATE TABLE batch_requests (
    custom_id VARCHAR(64) NOT NULL,
    batch VARCHAR(32) NOT NULL,
    article VARCHAR(64) NOT NULL,
    json TEXT,
    PRIMARY KEY (custom_id),
    FOREIGN KEY(batch) REFERENCES batches ("key")
);
CREATE INDEX ix_batch_requests_batch ON batch_requests (batch);
CREATE TABLE ratings (
    article VARCHAR(64) NOT NULL,
    number INTEGER NOT NULL,
    body TEXT,
    sector TEXT,
    area TEXT,
    area_words TEXT,
    grade TEXT,
    basis TEXT,
    count INTEGER,
    programme TEXT,
    status TEXT,
    start INTEGER,
    "end" INTEGER,
    evidence TEXT,
    passages INTEGER,
    flags TEXT,
    PRIMARY KEY (article, number),
    FOREIGN KEY(article) REFERENCES articles (id)
);
CREATE TABLE quotes (
    article VARCHAR(64) NOT NULL,
    number INTEGER NOT NULL,
    text TEXT,
    start INTEGER,
    "end" INTEGER,
    speaker TEXT,
    role TEXT,
    organisation TEXT,
    kind TEXT,
    partial BOOLEAN,
    cut BOOLEAN,
    status TEXT,
    flags TEXT,
    PRIMARY KEY (article, number),
    FOREIGN KEY(article) REFERENCES articles (id)
);
CREATE TABLE readings (
    article VARCHAR(64) NOT NULL,
    outcome TEXT,
    characters INTEGER,
    ratings INTEGER,
    quotes INTEGER,
    concerns INTEGER,
    review INTEGER,
    reader TEXT,
    model TEXT,
    served_model TEXT,
    prompt TEXT,
    calls INTEGER,
    input_tokens INTEGER,
    cached_tokens INTEGER,
    output_tokens INTEGER,
    cost FLOAT,
    at TEXT,
    PRIMARY KEY (article),
    FOREIGN KEY(article) REFERENCES articles (id)
);
CREATE VIEW all_ratings AS SELECT articles.id AS article, articles.source, articles.title, articles.published, articles.url, articles.outlet, ratings.number, ratings.body, ratings.sector, ratings.area, ratings.area_words, ratings.grade, ratings.basis, ratings.count, ratings.programme, ratings.status, ratings.start, ratings."end", ratings.evidence, ratings.passages, ratings.flags
FROM ratings JOIN articles ON ratings.article = articles.id;
CREATE VIEW all_quotes AS SELECT articles.id AS article, articles.source, articles.title, articles.published, articles.url, articles.outlet, quotes.number, quotes.text, quotes.start, quotes."end", quotes.speaker, quotes.role, quotes.organisation, quotes.kind, quotes.partial, quotes.cut, quotes.status, quotes.flags
FROM quotes JOIN articles ON quotes.article = articles.id;
CREATE VIEW all_flags AS SELECT articles.id AS article, articles.source, articles.title, articles.published, articles.url, articles.outlet, flags.number, flags."check", flags.severity, flags.message, flags.start, flags."end"
FROM flags JOIN articles ON flags.article = articles.id;
CREATE VIEW all_articles AS SELECT articles.id AS article, articles.source, articles.title, articles.published, articles.url, articles.outlet, readings.outcome, readings.characters, readings.ratings, readings.quotes, readings.concerns, readings.review, readings.reader, readings.model, readings.served_model, readings.prompt, readings.calls, readings.input_tokens, readings.cached_tokens, readings.output_tokens, readings.cost, readings.at
FROM readings JOIN articles ON readings.article = articles.id;
insert into pressmark values (3);
insert into budget (id, spent) values (1, 0);
