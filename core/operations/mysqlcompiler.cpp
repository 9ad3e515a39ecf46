// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/mysqlcompiler.h"

#include "core/operations/altercompiler.h"
#include "core/operations/constraintcompiler.h"
#include "core/operations/datacompiler.h"
#include "core/operations/indexcompiler.h"
#include "core/operations/tablecompiler.h"

namespace stemma {

namespace {

Result<QStringList> asList(const Result<QString> &statement)
{
    return statement.transform([](const QString &text) { return QStringList{text}; });
}

/// One overload an operation: a new alternative of the variant without one does not compile.
struct Compiler
{
    Dialect dialect;

    Result<QStringList> operator()(const CreateTable &op) const { return compileCreateTable(op, dialect); }
    Result<QStringList> operator()(const DropTable &op) const
    {
        return asList(compileDropTable(op, dialect));
    }
    Result<QStringList> operator()(const RenameTable &op) const
    {
        return asList(compileRenameTable(op, dialect));
    }
    Result<QStringList> operator()(const AddColumn &op) const { return compileAddColumn(op, dialect); }
    Result<QStringList> operator()(const DropColumn &op) const
    {
        return asList(compileDropColumn(op, dialect));
    }
    Result<QStringList> operator()(const AlterColumn &op) const { return compileAlterColumn(op, dialect); }
    Result<QStringList> operator()(const CreateIndex &op) const
    {
        return asList(compileCreateIndex(op, dialect));
    }
    Result<QStringList> operator()(const DropIndex &op) const
    {
        return asList(compileDropIndex(op, dialect));
    }
    Result<QStringList> operator()(const CreateForeignKey &op) const
    {
        return add(op.table, op.schema, compileForeignKey(op.key, dialect));
    }
    Result<QStringList> operator()(const CreateUniqueConstraint &op) const
    {
        return add(op.table, op.schema, compileUnique(op.constraint, dialect));
    }
    Result<QStringList> operator()(const CreateCheckConstraint &op) const
    {
        return add(op.table, op.schema, compileCheck(op.constraint, dialect));
    }
    Result<QStringList> operator()(const CreatePrimaryKey &op) const
    {
        return add(op.table, op.schema, compilePrimaryKey(op.key, dialect));
    }
    Result<QStringList> operator()(const DropConstraint &op) const
    {
        return asList(compileDropConstraint(op, dialect));
    }
    Result<QStringList> operator()(const CreateTableComment &op) const
    {
        return asList(compileTableComment(op, dialect));
    }
    Result<QStringList> operator()(const DropTableComment &op) const
    {
        return asList(compileDropTableComment(op, dialect));
    }
    Result<QStringList> operator()(const Execute &op) const { return compileExecute(op); }
    Result<QStringList> operator()(const BulkInsert &op) const { return compileBulkInsert(op, dialect); }

    Result<QStringList> add(const QString &table, const QString &schema, const Result<QString> &clause) const
    {
        return asList(compileAddConstraint(table, schema, clause, dialect));
    }
};

} // namespace

Result<QStringList> compileToSql(const Operation &operation, Dialect dialect)
{
    return std::visit(Compiler{dialect}, operation);
}

} // namespace stemma
