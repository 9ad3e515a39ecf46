// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/python/value.h"

namespace stemma {

/// op.get_bind(): of its connection only the dialect is known.
class ConnectionObject : public Object
{
public:
    QString tag() const override { return QStringLiteral("Connection"); }
    QString description() const override { return QStringLiteral("the connection"); }
};

/// op.get_context()
class MigrationContextObject : public Object
{
public:
    QString tag() const override { return QStringLiteral("MigrationContext"); }
    QString description() const override { return QStringLiteral("the migration context"); }
};

/// op._proxy
class OperationsObject : public Object
{
public:
    QString tag() const override { return QStringLiteral("Operations"); }
    QString description() const override { return QStringLiteral("the operations"); }
};

/// op.get_bind().engine
class EngineObject : public Object
{
public:
    QString tag() const override { return QStringLiteral("Engine"); }
    QString description() const override { return QStringLiteral("the engine"); }
};

/// op.get_bind().dialect
class DialectObject : public Object
{
public:
    QString tag() const override { return QStringLiteral("Dialect"); }
    QString description() const override { return QStringLiteral("the dialect"); }
};

/// What executing a statement hands back; nothing of it is known.
class ResultObject : public Object
{
public:
    QString tag() const override { return QStringLiteral("Result"); }
    QString description() const override { return QStringLiteral("the rows that a query returns"); }
};

} // namespace stemma
