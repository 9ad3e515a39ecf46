// SPDX-License-Identifier: GPL-3.0-or-later
//
// Revision files with everything at hand that an evaluation may rest on: modules of the project, a data file,
// a schema, a naming convention.
#include "core/python/modulefiles.h"
#include "core/python/revisionreader.h"
#include "core/python/syntaxtree.h"
#include "core/schema/schema.h"
#include "tests/fuzz/fuzzing.h"

using namespace stemma;
using namespace stemma::fuzzing;

namespace {

constexpr const char *helpers = "import enum\nimport sqlalchemy as sa\nTABLE = 't'\nNAMES = ['a', 'b']\n"
                                "class State(enum.Enum):\n    NEW = 'new'\n    DONE = 'done'\n"
                                "class Text(sa.TypeDecorator):\n    impl = sa.String(20)\n"
                                "def drop(op, name, times=1):\n    for i in range(times):\n"
                                "        op.drop_table(name + str(i))\n    return name\n";

class Modules : public ModuleFiles
{
public:
    Modules()
        : m_tree(std::make_shared<const SyntaxTree>(QByteArray(helpers)))
    { }
    std::optional<ModuleFile> module(const QString &name) const override
    {
        if (name == QLatin1String("app"))
            return ModuleFile{{}, true, {}, {}};
        if (name != QLatin1String("app.helpers"))
            return std::nullopt;
        return ModuleFile{QStringLiteral("/p/app/helpers.py"), false, m_tree, {}};
    }
    std::optional<QByteArray> content(const QString &path) const override
    {
        return path == QLatin1String("/p/x.sql") ? std::optional(QByteArray("UPDATE t SET a = 1;\n"))
                                                 : std::nullopt;
    }
    std::optional<bool> exists(const QString &path) const override
    {
        return path.startsWith(QLatin1String("/p/")) ? std::optional(content(path).has_value())
                                                     : std::nullopt;
    }

private:
    std::shared_ptr<const SyntaxTree> m_tree;
};

EvaluationContext surroundings()
{
    EvaluationContext context(Dialect::MySql);
    context.modules = std::make_shared<Modules>();
    auto known = std::make_shared<schema::Schema>();
    schema::Table table;
    table.name = QStringLiteral("t");
    schema::Column column;
    column.name = QStringLiteral("a");
    table.columns = {column};
    known->tables.insert(table.name, table);
    context.schema = known;
    context.namingConvention = {
        {QStringLiteral("uq"), QStringLiteral("uq_%(table_name)s_%(column_0_N_name)s")},
        {QStringLiteral("ck"), QStringLiteral("ck_%(table_name)s_%(constraint_name)s")},
        {QStringLiteral("ix"), QStringLiteral("ix_%(column_0_label)s")}};
    return context;
}

void check(const FunctionSql &sql, qsizetype lines)
{
    if (sql.needsPython) {
        require(sql.statements.isEmpty(), "what needs Python has no statements");
        require(!sql.needsPython->reason.isEmpty(), "there is a reason");
        require(sql.needsPython->line >= 0 && sql.needsPython->line <= lines, "the line is the file's",
                sql.needsPython->reason);
    }
    for (const Statement &statement : sql.statements)
        requirePlace(statement.place, lines);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const EvaluationContext context = surroundings();
    const QByteArray source = bytesOf(data, size);
    const qsizetype lines = source.count('\n') + source.count('\r') + 1;
    const RevisionFile read = readRevisionFile(source, QStringLiteral("/p/x.py"), context);
    check(read.sql.upgrade, lines);
    check(read.sql.downgrade, lines);
    return 0;
}
