// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/python/contextmanager.h"
#include "core/python/recording.h"

namespace stemma {

class Call;

/// `with op.batch_alter_table("t") as batch_op:`. On MySQL its operations are the plain ones, done at the end
/// of the block in their order; execute() and what is called on `op` itself runs at once, and so before them.
class BatchObject : public ContextManager
{
public:
    BatchObject(QString tableName, QString tableSchema)
        : table(std::move(tableName))
        , schema(std::move(tableSchema))
    { }
    QString tag() const override { return QStringLiteral("BatchOperations"); }
    QString description() const override { return QStringLiteral("a batch"); }
    Value enter(Evaluation &run) override;
    void leave(Evaluation &run) override;

    const QString table;
    const QString schema;

    void add(const RecordedOperation &operation) { m_queue.append(operation); }
    bool isOpen() const { return m_isOpen; }

private:
    Recording m_queue;
    bool m_isOpen = false;
};

/// The table that an op or batch_op call is about, and its schema.
QString tableOf(const Call &call, std::string_view parameter = "table_name");
QString schemaOf(const Call &call, std::string_view parameter = "schema");

/// Notes the operation that a call asks for: at once, or in the batch that it is called on.
Value perform(const Call &call, Operation operation);

/// The same, but at once in a batch too.
Value performNow(const Call &call, Operation operation);

} // namespace stemma
