// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/project.h"

#include <QString>

#include <functional>
#include <optional>

namespace stemma {

/// Any key of the project's section in its ini file, as `config.get_main_option()` gives it.
using MainOption = std::function<std::optional<QString>(const QString &)>;

/// Reads the ini file once more; one that is not there or can't be read has no keys.
MainOption mainOption(const Project &project);

} // namespace stemma
