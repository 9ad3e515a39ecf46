// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/hookkinds.h"

#include <QHash>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace stemma {

namespace {

OperationKinds withConstraints()
{
    return kindsOf<CreateTable, AddColumn, AlterColumn, CreateForeignKey, CreateUniqueConstraint,
                   CreateCheckConstraint, CreatePrimaryKey>();
}

OperationKinds withIndexes()
{
    return kindsOf<CreateTable, AddColumn, CreateIndex>();
}

} // namespace

OperationKinds operationsWithConstruct(const QString &name)
{
    static const QHash<QString, OperationKinds> known = [] {
        QHash<QString, OperationKinds> table{
            {u"CreateTable"_s, kindsOf<CreateTable>()},
            {u"CreateColumn"_s, kindsOf<CreateTable>()},
            {u"DropTable"_s, kindsOf<DropTable>()},
            {u"CreateIndex"_s, withIndexes()},
            {u"DropIndex"_s, kindsOf<DropIndex>()},
            {u"AddConstraint"_s, withConstraints()},
            {u"DropConstraint"_s, kindsOf<DropConstraint>()},
            {u"MySQLDropConstraint"_s, kindsOf<DropConstraint>()},
            {u"SetTableComment"_s, kindsOf<CreateTable, CreateTableComment>()},
            {u"DropTableComment"_s, kindsOf<DropTableComment>()},
            {u"AddColumn"_s, kindsOf<AddColumn>()},
            {u"DropColumn"_s, kindsOf<DropColumn>()},
            {u"RenameTable"_s, kindsOf<RenameTable>()},
            {u"Computed"_s, kindsOf<CreateTable, AddColumn, AlterColumn>()},
            {u"Insert"_s, kindsOf<BulkInsert, Execute>()},
        };
        for (const QString &each : {u"ForeignKeyConstraint"_s, u"UniqueConstraint"_s, u"CheckConstraint"_s,
                                    u"PrimaryKeyConstraint"_s})
            table.insert(each, withConstraints());
        for (const QString &each :
             {u"AlterColumn"_s, u"ColumnType"_s, u"ColumnNullable"_s, u"ColumnDefault"_s, u"ColumnName"_s,
              u"ColumnComment"_s, u"MySQLAlterDefault"_s, u"MySQLModifyColumn"_s, u"MySQLChangeColumn"_s})
            table.insert(each, kindsOf<AlterColumn>());
        for (const QString &each : {u"Update"_s, u"Delete"_s, u"Select"_s})
            table.insert(each, kindsOf<Execute>());
        for (const QString &each :
             {u"CreateSequence"_s, u"DropSequence"_s, u"CreateSchema"_s, u"DropSchema"_s})
            table.insert(each, 0);
        return table;
    }();
    return known.value(name, allOperations);
}

OperationKinds operationsWithEvent(const QString &name, const QString &event)
{
    if (event == "before_create"_L1 || event == "after_create"_L1)
        return name == "Table"_L1 ? kindsOf<CreateTable>() : 0;
    if (event == "before_drop"_L1 || event == "after_drop"_L1)
        return name == "Table"_L1 ? kindsOf<DropTable>() : 0;
    if (event != "before_parent_attach"_L1 && event != "after_parent_attach"_L1)
        return 0;
    if (name == "Table"_L1 || name == "Column"_L1)
        return kindsOf<CreateTable, AddColumn>();
    if (name == "Index"_L1)
        return withIndexes() | kindsOf<DropIndex>();
    if (name.endsWith("Constraint"_L1) || name == "ForeignKey"_L1)
        return withConstraints() | kindsOf<DropConstraint>();
    return allOperations & ~kindsOf<Execute, BulkInsert>();
}

OperationKinds operationsNamed(const QString &name)
{
    static const QHash<QString, OperationKinds> known{
        {u"CreateTableOp"_s, kindsOf<CreateTable>()},
        {u"DropTableOp"_s, kindsOf<DropTable>()},
        {u"RenameTableOp"_s, kindsOf<RenameTable>()},
        {u"AddColumnOp"_s, kindsOf<AddColumn>()},
        {u"DropColumnOp"_s, kindsOf<DropColumn>()},
        {u"AlterColumnOp"_s, kindsOf<AlterColumn>()},
        {u"CreateIndexOp"_s, kindsOf<CreateIndex>()},
        {u"DropIndexOp"_s, kindsOf<DropIndex>()},
        {u"AddConstraintOp"_s, withConstraints()},
        {u"CreateForeignKeyOp"_s, kindsOf<CreateForeignKey>()},
        {u"CreateUniqueConstraintOp"_s, kindsOf<CreateUniqueConstraint>()},
        {u"CreateCheckConstraintOp"_s, kindsOf<CreateCheckConstraint>()},
        {u"CreatePrimaryKeyOp"_s, kindsOf<CreatePrimaryKey>()},
        {u"DropConstraintOp"_s, kindsOf<DropConstraint>()},
        {u"CreateTableCommentOp"_s, kindsOf<CreateTableComment>()},
        {u"DropTableCommentOp"_s, kindsOf<DropTableComment>()},
        {u"ExecuteSQLOp"_s, kindsOf<Execute>()},
        {u"BulkInsertOp"_s, kindsOf<BulkInsert>()},
    };
    return known.value(name, allOperations);
}

} // namespace stemma
