// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/clonetables.h"

#include "core/sql/effectivelexer.h"
#include "core/sql/quoting.h"
#include "core/sql/sqlcursor.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace stemma {

namespace {

struct Cut
{
    qsizetype start;
    qsizetype end;
    QString instead;
};

// Engines that are other servers, or other programs' data.
bool reachesOut(const QString &engine)
{
    static const QSet<QString> engines{u"FEDERATED"_s, u"CONNECT"_s, u"SPIDER"_s,
                                       u"S3"_s,        u"NDB"_s,     u"NDBCLUSTER"_s};
    return engines.contains(engine.toUpper());
}

} // namespace

PortableTable portableTable(const QString &showCreate)
{
    PortableTable table;
    QList<SqlToken> tokens;
    EffectiveLexer lexer(showCreate);
    for (SqlToken token = lexer.next(); token.kind != SqlToken::Kind::End; token = lexer.next())
        tokens << token;
    QList<Cut> cuts;
    // OPTION [=] value, from the option's first word to the value.
    const auto cut = [&](qsizetype from, qsizetype valueAt, const QString &instead = {}) {
        if (valueAt < tokens.size() && tokens[valueAt].isSymbol(u'='))
            ++valueAt;
        if (valueAt >= tokens.size())
            return QString();
        const QString value = tokens[valueAt].text.toString();
        cuts << Cut{tokens[from].start, tokens[valueAt].end(), instead};
        return value;
    };
    bool remote = false;
    int depth = 0;
    // Names are always quoted here, so a word is the server's own.
    for (qsizetype i = 0; i < tokens.size(); ++i) {
        const SqlToken &token = tokens[i];
        if (token.isSymbol(u'('))
            ++depth;
        else if (token.isSymbol(u')'))
            --depth;
        if ((token.is(u"DATA") || token.is(u"INDEX")) && i + 1 < tokens.size()
            && tokens[i + 1].is(u"DIRECTORY")) {
            cut(i, i + 2);
            table.leftOut << token.text.toString().toUpper() + " DIRECTORY"_L1;
        } else if (token.is(u"TABLESPACE") && (i == 0 || !tokens[i - 1].is(u"IMPORT"))) {
            table.leftOut << "TABLESPACE "_L1 + cut(i, i + 1);
        } else if (token.is(u"ENCRYPTION")) {
            const QString value = cut(i, i + 1);
            if (value.compare("'N'"_L1, Qt::CaseInsensitive) != 0)
                table.leftOut << token.text.toString().toUpper();
        } else if (token.is(u"ENGINE") && depth == 0) {
            const qsizetype valueAt = i + 1 < tokens.size() && tokens[i + 1].isSymbol(u'=') ? i + 2 : i + 1;
            if (valueAt < tokens.size() && reachesOut(tokens[valueAt].text.toString())) {
                remote = true;
                table.leftOut << "ENGINE="_L1 + cut(i, i + 1, u"ENGINE=InnoDB"_s);
            }
        } else if (token.is(u"CONNECTION") && depth == 0) {
            cut(i, i + 1); // may hold a password: not repeated anywhere
        } else if (depth == 0 && token.kind == SqlToken::Kind::QuotedName && i + 2 < tokens.size()
                   && tokens[i + 1].isSymbol(u'=')
                   && (remote || token.text.startsWith(u"`ENCR", Qt::CaseInsensitive))) {
            cut(i, i + 1); // MariaDB's options of an engine: `ENCRYPTED`=YES, `TABLE_TYPE`=…
            if (!remote)
                table.leftOut << unquoted(token).toUpper();
        }
    }
    table.sql = showCreate;
    for (auto each = cuts.crbegin(); each != cuts.crend(); ++each)
        table.sql.replace(each->start, each->end - each->start, each->instead);
    table.leftOut.removeDuplicates();
    return table;
}

namespace {

Result<> cloneTable(CloneWork &work, const QString &name)
{
    const auto shown =
        work.ask("SHOW CREATE TABLE "_L1 + work.quotedSchema() + u'.' + quotedIdentifier(name));
    if (!shown)
        return work.refused("table "_L1 + name, shown.error());
    const PortableTable table = portableTable(shown->value(0).value(1).toString());
    auto made = work.tell(table.sql);
    if (const QString own = work.translated({schema::ObjectKind::Table, name}); !made && !own.isEmpty()) {
        if (auto again = work.tell(own))
            made = again;
    }
    if (!made)
        return work.refused("table "_L1 + name, made.error());
    ++work.report().tables;
    if (!table.leftOut.isEmpty())
        work.problem("clone-differs", Severity::Info,
                     u"The copy of table %1 is without %2."_s.arg(name, table.leftOut.join(", "_L1)));
    for (const QString &warning : made->warnings) {
        if (warning.contains(" 1266:"_L1)
            || warning.contains(" 1286:"_L1)) // unknown engine, another one used
            work.problem("clone-differs", Severity::Warning,
                         u"The copy of table %1 differs: %2"_s.arg(name, warning));
    }
    return {};
}

Result<> cloneSequence(CloneWork &work, const QString &name)
{
    const QString place = work.quotedSchema() + u'.' + quotedIdentifier(name);
    const auto shown = work.ask("SHOW CREATE SEQUENCE "_L1 + place);
    if (!shown)
        return work.refused("sequence "_L1 + name, shown.error());
    if (const auto made = work.tell(shown->value(0).value(1).toString()); !made)
        return work.refused("sequence "_L1 + name, made.error());
    ++work.report().sequences;
    if (work.options().rowsPerTable == 0)
        return {};
    const auto next = work.ask("SELECT next_not_cached_value, cycle_count FROM "_L1 + place);
    if (!next)
        return work.refused("value of sequence "_L1 + name, next.error());
    if (const auto set = work.tell(u"SELECT SETVAL(%1, %2, 0, %3)"_s.arg(
            quotedIdentifier(name), next->value(0).value(0).toString(), next->value(0).value(1).toString()));
        !set)
        return work.refused("value of sequence "_L1 + name, set.error());
    return {};
}

} // namespace

Result<QStringList> cloneTables(CloneWork &work)
{
    // Sequences first: a column's default may use one.
    const auto rows =
        work.ask("SELECT TABLE_NAME, TABLE_TYPE FROM information_schema.TABLES WHERE TABLE_SCHEMA = "_L1
                 + work.literalSchema()
                 + " AND TABLE_TYPE IN ('BASE TABLE', 'SYSTEM VERSIONED', 'SEQUENCE')"
                   " ORDER BY TABLE_TYPE = 'SEQUENCE' DESC, TABLE_NAME"_L1);
    if (!rows)
        return Failure(rows.error());
    // MySQL's expressions have characters that its own names can't have, and that any conversion loses.
    const QString results = u"SET SESSION character_set_results = "_s;
    if (const auto raw = work.ask(results + "NULL"_L1); !raw)
        return Failure(raw.error());
    QStringList tables;
    int done = 0;
    for (const QVariantList &row : *rows) {
        if (const auto on = work.go(u"tables"_s, done++, int(rows->size())); !on)
            return Failure(on.error());
        const QString name = row.value(0).toString();
        const bool sequence = row.value(1).toString() == "SEQUENCE"_L1;
        const int before = work.report().tables;
        if (const auto cloned = sequence ? cloneSequence(work, name) : cloneTable(work, name); !cloned)
            return Failure(cloned.error());
        if (!sequence && work.report().tables > before)
            tables << name;
    }
    if (const auto back = work.ask(results + "utf8mb4"_L1); !back)
        return Failure(back.error());
    return tables;
}

} // namespace stemma
