// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/operations/cases.h"

using namespace Qt::StringLiterals;

namespace stemma::test {

namespace {

CreateIndex index(const QStringList &columns, const Name &name = Name(u"ix"_s))
{
    CreateIndex create;
    create.table = u"t"_s;
    create.index.name = name;
    for (const QString &column : columns)
        create.index.parts << IndexPart::column(column);
    return create;
}

CreateIndex indexOf(const QList<IndexPart> &parts)
{
    CreateIndex create = index({});
    create.index.parts = parts;
    return create;
}

} // namespace

void addIndexes(Cases &cases)
{
    const QStringList a{u"a"_s};
    cases.add("create index", index({u"a"_s, u"b"_s}));
    CreateIndex unique = index(a);
    unique.index.unique = true;
    cases.add("create index unique", unique);
    CreateIndex inSchema = index(a);
    inSchema.schema = u"s"_s;
    cases.add("create index in a schema", inSchema);
    CreateIndex ifNotExists = index(a);
    ifNotExists.ifNotExists = true;
    cases.add("create index if not exists", ifNotExists);
    CreateIndex quoted = index({u"key"_s}, Name(u"Ix"_s));
    quoted.table = u"order"_s;
    cases.add("create index quoted", quoted);
    cases.add("create index final name", index(a, Name(u"ix_t_a"_s, true)));
    cases.add("create index final name of 70 letters", index(a, Name(QString(70, u'i'), true)));
    cases.add("create index without name", index({u"a"_s, u"b"_s}, Name()));

    CreateIndex length = index({u"a"_s, u"b"_s});
    length.index.mysql.length = 10;
    cases.add("create index length", length);
    CreateIndex lengths = index({u"a"_s, u"key"_s, u"c"_s});
    lengths.index.mysql.lengths = {{u"a"_s, 10}, {u"key"_s, 20}};
    cases.add("create index lengths", lengths);
    CreateIndex lengthOfMariaDb = index(a);
    lengthOfMariaDb.index.mariadb.length = 10;
    cases.add("create index length of mariadb", lengthOfMariaDb);
    CreateIndex prefix = index(a);
    prefix.index.mysql.prefix = u"FULLTEXT"_s;
    prefix.index.mysql.parser = u"ngram"_s;
    cases.add("create index prefix", prefix);
    CreateIndex prefixOfMariaDb = index(a);
    prefixOfMariaDb.index.mariadb.prefix = u"FULLTEXT"_s;
    cases.add("create index prefix of mariadb", prefixOfMariaDb);
    CreateIndex hash = index(a);
    hash.index.mysql.usingMethod = u"hash"_s;
    cases.add("create index using", hash);

    cases.add("create index text", indexOf({IndexPart::sql(u"a DESC"_s), IndexPart::column(u"b"_s)}));
    CreateIndex textLength = indexOf({IndexPart::sql(u"lower(a)"_s)});
    textLength.index.mysql.lengths = {{u"lower(a)"_s, 5}};
    cases.add("create index text length", textLength);
    cases.add("create index function", indexOf({{IndexPart::Kind::Expression, u"lower(a)"_s, false}}));
    cases.add("create index descending", indexOf({{IndexPart::Kind::Column, u"key"_s, true}}));

    cases.add("drop index", DropIndex{Name(u"ix"_s), u"t"_s, {}, false});
    cases.add("drop index final name", DropIndex{Name(u"ix_t_a"_s, true), u"t"_s, {}, false});
    cases.add("drop index without table", DropIndex{Name(u"ix"_s), {}, {}, false});
    cases.add("drop index in a schema", DropIndex{Name(u"ix"_s), u"t"_s, u"s"_s, false});
    cases.add("drop index if exists", DropIndex{Name(u"ix"_s), u"t"_s, {}, true});
}

} // namespace stemma::test
