// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What nearly every file of core reads anyway, parsed once.
#include <QByteArray>
#include <QHash>
#include <QList>
#include <QObject>
#include <QString>
#include <QStringBuilder>
#include <QStringList>
#include <QVariant>

#include <algorithm>
#include <expected>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>
