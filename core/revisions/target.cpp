// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/revisions/target.h"

#include <algorithm>

namespace stemma {

Result<Target> Target::parse(const QString &text)
{
    const QString trimmed = text.trimmed();
    if (trimmed == QLatin1String("head"))
        return Target{Kind::Head, {}};
    if (trimmed == QLatin1String("heads"))
        return Target{Kind::Heads, {}};
    if (trimmed == QLatin1String("base"))
        return Target{Kind::Base, {}};
    // These characters can't be part of an id: they belong to relative, branch and range forms.
    const bool plain = std::ranges::none_of(trimmed, [](QChar c) { return QStringLiteral("@+-:").contains(c); });
    if (trimmed.isEmpty() || !plain) {
        return failure(ErrorKind::CantLocate, QStringLiteral("'%1' is not a target that can be planned.").arg(text),
                       QStringLiteral("Use head, heads, base, or the id of a revision."));
    }
    return Target{Kind::Revision, trimmed};
}

QString Target::text() const
{
    switch (kind) {
    case Kind::Head: return QStringLiteral("head");
    case Kind::Heads: return QStringLiteral("heads");
    case Kind::Base: return QStringLiteral("base");
    case Kind::Revision: break;
    }
    return revision;
}

} // namespace stemma
