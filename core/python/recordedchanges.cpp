// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/python/recordedchanges.h"

#include "core/operations/mysqlcompiler.h"
#include "core/python/evaluation.h"
#include "core/sql/touchedobjects.h"

namespace stemma {

namespace {

bool concerns(const TouchedObject &object, const QString &table)
{
    using Action = TouchedObject::Action;
    if (object.action == Action::Read || object.action == Action::WriteRows || object.action == Action::Refer)
        return false;
    return table.isEmpty() || object.kind == TouchedObject::Kind::Database
        || object.name.name.compare(table, Qt::CaseInsensitive) == 0
        || object.newName.name.compare(table, Qt::CaseInsensitive) == 0;
}

} // namespace

bool changesDefinition(const Evaluation &run, const QString &table)
{
    for (const RecordedOperation &step : run.recording) {
        const Result<QStringList> statements = compileToSql(step.operation, run.dialect);
        if (!statements)
            return true;
        for (const QString &statement : *statements) {
            const Touched touched = touchedObjects(statement);
            if (touched.anything)
                return true;
            for (const TouchedObject &object : touched.objects) {
                if (concerns(object, table))
                    return true;
            }
        }
    }
    return false;
}

} // namespace stemma
