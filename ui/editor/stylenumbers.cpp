// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/stylenumbers.h"

namespace stemma {

int StyleNumbers::styleOf(int formatId)
{
    if (const auto known = m_styles.constFind(formatId); known != m_styles.constEnd())
        return *known;
    if (m_next == 32)
        m_next = 40;
    if (m_next > maximum)
        return plain;
    m_styles.insert(formatId, m_next);
    m_formats.insert(m_next, formatId);
    return m_next++;
}

} // namespace stemma
