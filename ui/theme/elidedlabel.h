// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/role.h"

#include <QWidget>

namespace stemma {

/// One line of text in a role's colour that gives way when there is no room: it is elided in the middle and
/// its tooltip shows it whole. `fullText` can say more than the line does.
class ElidedLabel : public QWidget
{
    Q_OBJECT

public:
    explicit ElidedLabel(const QString &name, Role role = Role::Text, QWidget *parent = nullptr);

    void setText(const QString &text, const QString &fullText = {});
    const QString &text() const { return m_text; }
    void setRole(Role role);
    void setBold(bool bold);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_text;
    Role m_role;
};

} // namespace stemma
