${down_revision | render_them}
