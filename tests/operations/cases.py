# SPDX-License-Identifier: GPL-3.0-or-later
"""One short call of `op` for each rule of how Alembic writes SQL for MySQL and MariaDB.

make_golden.py runs them with the real Alembic; the C++ tests build the same operations under the same names
(types.cpp, tables.cpp, …) and compare. A name that is on one side only fails the test.
"""

# Each becomes op.add_column("t", sa.Column("c", <type>)).
TYPES = {
    "type integer": "sa.Integer()",
    "type small integer": "sa.SmallInteger()",
    "type big integer": "sa.BigInteger()",
    "type integer unsigned": "mysql.INTEGER(unsigned=True)",
    "type integer with display width": "mysql.INTEGER(display_width=11)",
    "type bigint unsigned zerofill with width": "mysql.BIGINT(20, unsigned=True, zerofill=True)",
    "type tinyint with width": "mysql.TINYINT(1)",
    "type tinyint": "mysql.TINYINT()",
    "type smallint unsigned": "mysql.SMALLINT(unsigned=True)",
    "type mediumint": "mysql.MEDIUMINT(8)",
    "type numeric": "sa.Numeric()",
    "type numeric with precision": "sa.Numeric(10)",
    "type numeric with precision and scale": "sa.Numeric(10, 2)",
    "type decimal unsigned": "mysql.DECIMAL(12, 4, unsigned=True)",
    "type float": "sa.Float()",
    "type float with precision": "sa.Float(53)",
    "type float of mysql": "mysql.FLOAT(7, 3)",
    "type double": "sa.Double()",
    "type double with precision alone": "sa.Double(53)",
    "type double of mysql": "mysql.DOUBLE(10, 2, unsigned=True)",
    "type double precision": "sa.DOUBLE_PRECISION()",
    "type real": "sa.REAL()",
    "type bit": "mysql.BIT(4)",
    "type bit without length": "mysql.BIT()",
    "type boolean": "sa.Boolean()",
    "type boolean with constraint": "sa.Boolean(create_constraint=True)",
    "type boolean with named constraint": "sa.Boolean(create_constraint=True, name='ck_c')",
    "type string": "sa.String(80)",
    "type string without length": "sa.String()",
    "type string with collation": "sa.String(80, collation='utf8mb4_bin')",
    "type unicode": "sa.Unicode(80)",
    "type varchar with charset and collation": "mysql.VARCHAR(80, charset='latin1', collation='latin1_bin')",
    "type varchar ascii": "mysql.VARCHAR(80, ascii=True)",
    "type varchar unicode": "mysql.VARCHAR(80, unicode=True)",
    "type varchar binary": "mysql.VARCHAR(80, binary=True)",
    "type varchar national": "mysql.VARCHAR(80, national=True)",
    "type nvarchar": "sa.NVARCHAR(80)",
    "type nvarchar without length": "sa.NVARCHAR()",
    "type nchar": "sa.NCHAR(3)",
    "type char": "sa.CHAR(2)",
    "type char without length": "sa.CHAR()",
    "type char with collation": "mysql.CHAR(36, collation='ascii_bin')",
    "type text": "sa.Text()",
    "type text with length": "sa.Text(1000)",
    "type text of mysql": "mysql.TEXT(charset='utf8mb4', collation='utf8mb4_unicode_ci')",
    "type tinytext": "mysql.TINYTEXT()",
    "type mediumtext": "mysql.MEDIUMTEXT(collation='utf8mb4_bin')",
    "type longtext": "mysql.LONGTEXT()",
    "type clob": "sa.CLOB()",
    "type large binary": "sa.LargeBinary()",
    "type large binary with length": "sa.LargeBinary(100)",
    "type binary": "sa.BINARY(16)",
    "type binary without length": "sa.BINARY()",
    "type varbinary": "sa.VARBINARY(255)",
    "type varbinary without length": "sa.VARBINARY()",
    "type tinyblob": "mysql.TINYBLOB()",
    "type mediumblob": "mysql.MEDIUMBLOB()",
    "type longblob": "mysql.LONGBLOB()",
    "type enum": "sa.Enum('a', 'b', name='letters')",
    "type enum with quote and percent": "sa.Enum(\"it's\", '100%', r'a\\b')",
    "type enum not native": "sa.Enum('a', 'long one', native_enum=False)",
    "type enum not native with length": "sa.Enum('a', 'b', native_enum=False, length=40)",
    "type enum not native with constraint":
        "sa.Enum('a', 'b', name='ck_letters', native_enum=False, create_constraint=True)",
    "type enum native with constraint": "sa.Enum('a', 'b', name='letters', create_constraint=True)",
    "type enum of mysql": "mysql.ENUM('a', 'b', charset='latin1', collation='latin1_bin')",
    "type set": "mysql.SET('a', 'b')",
    "type date": "sa.Date()",
    "type datetime": "sa.DateTime()",
    "type datetime with timezone": "sa.DateTime(timezone=True)",
    "type datetime with fraction": "mysql.DATETIME(fsp=6)",
    "type time": "sa.Time()",
    "type time with fraction": "mysql.TIME(fsp=3)",
    "type timestamp": "sa.TIMESTAMP()",
    "type timestamp with fraction": "mysql.TIMESTAMP(fsp=6)",
    "type year": "mysql.YEAR()",
    "type year with width": "mysql.YEAR(4)",
    "type interval": "sa.Interval()",
    "type json": "sa.JSON()",
    "type uuid": "sa.Uuid()",
    "type native uuid": "sa.UUID()",
    "type inet4": "mariadb.INET4()",
    "type none": "sa.types.NullType()",
}

# Other column rules, in op.add_column("t", <column>).
COLUMNS = {
    "column not null": "sa.Column('c', sa.Integer(), nullable=False)",
    "column null": "sa.Column('c', sa.Integer(), nullable=True)",
    "column timestamp not null": "sa.Column('c', sa.TIMESTAMP(), nullable=False)",
    "column default quoted": "sa.Column('c', sa.Integer(), server_default='0', nullable=False)",
    "column default quoted with escapes": "sa.Column('c', sa.String(9), server_default=\"it's 100% a\\\\b\")",
    "column default empty string": "sa.Column('c', sa.String(9), server_default='')",
    "column default text": "sa.Column('c', sa.Integer(), server_default=sa.text('0'))",
    "column default now": "sa.Column('c', sa.DateTime(), server_default=sa.func.now())",
    "column default false": "sa.Column('c', sa.Boolean(), server_default=sa.false())",
    "column default none": "sa.Column('c', sa.Integer(), server_default=None)",
    "column default on update":
        "sa.Column('c', sa.TIMESTAMP(), server_default=sa.text('CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP'))",
    "column comment": "sa.Column('c', sa.Integer(), comment='What \"it\" counts')",
    "column comment with escapes": "sa.Column('c', sa.Integer(), comment=\"it's 5% of a\\\\b\")",
    "column comment empty": "sa.Column('c', sa.Integer(), comment='')",
    "column not null comment default":
        "sa.Column('c', sa.Integer(), nullable=False, comment='x', server_default='0')",
    "column computed stored": "sa.Column('c', sa.Integer(), sa.Computed('a + b', persisted=True))",
    "column computed virtual not null":
        "sa.Column('c', sa.Integer(), sa.Computed('a + b', persisted=False), nullable=False)",
    "column computed": "sa.Column('c', sa.Integer(), sa.Computed('a + b'), comment='x')",
    "column identity": "sa.Column('c', sa.Integer(), sa.Identity())",
    "column identity nullable": "sa.Column('c', sa.Integer(), sa.Identity(), nullable=True)",
    "column indexed": "sa.Column('c', sa.Integer(), index=True)",
    "column unique": "sa.Column('c', sa.Integer(), unique=True)",
    "column unique and indexed": "sa.Column('c', sa.Integer(), unique=True, index=True)",
    "column foreign key": "sa.Column('c', sa.Integer(), sa.ForeignKey('other.id'))",
    "column foreign key named with rules":
        "sa.Column('c', sa.Integer(), sa.ForeignKey('s.other.id', name='fk_c', ondelete='CASCADE', "
        "onupdate='SET NULL'))",
    "column foreign key use alter":
        "sa.Column('c', sa.Integer(), sa.ForeignKey('other.id', name='fk_c', use_alter=True))",
    "column foreign key with bad rule": "sa.Column('c', sa.Integer(), sa.ForeignKey('other.id', ondelete='DIE'))",
    "column foreign key and unique": "sa.Column('c', sa.Integer(), sa.ForeignKey('other.id'), unique=True)",
    "column check": "sa.Column('c', sa.Integer(), sa.CheckConstraint('c > 0', name='ck_c'), nullable=False)",
    "column check unnamed": "sa.Column('c', sa.Integer(), sa.CheckConstraint('c > 0'))",
    "column primary key": "sa.Column('id', sa.Integer(), primary_key=True)",
    "column primary key string": "sa.Column('id', sa.String(9), primary_key=True)",
    "column reserved name": "sa.Column('key', sa.Integer())",
    "column name of a function": "sa.Column('rank', sa.Integer())",
    "column name position": "sa.Column('position', sa.Integer())",
    "column name offset": "sa.Column('offset', sa.Integer())",
    "column name not reserved": "sa.Column('user', sa.Integer())",
    "column upper case name": "sa.Column('createdAt', sa.Integer())",
    "column name with blank": "sa.Column('a b', sa.Integer())",
    "column name with backtick": "sa.Column('a`b', sa.Integer())",
    "column name with percent": "sa.Column('a%', sa.Integer())",
    "column name from digit": "sa.Column('2fa', sa.Integer())",
    "column name with dollar": "sa.Column('a$', sa.Integer())",
    "column name from dollar": "sa.Column('$a', sa.Integer())",
    "column name not ascii": "sa.Column('größe', sa.Integer())",
}

TABLES = {
    "table plain": "op.create_table('t', sa.Column('a', sa.Integer()), sa.Column('b', sa.String(9), nullable=False))",
    "table primary key": "op.create_table('t', sa.Column('id', sa.Integer(), primary_key=True))",
    "table primary key constraint":
        "op.create_table('t', sa.Column('id', sa.Integer(), nullable=False), sa.PrimaryKeyConstraint('id'))",
    "table primary key constraint nullable open":
        "op.create_table('t', sa.Column('id', sa.BigInteger()), sa.PrimaryKeyConstraint('id', name='pk_t'))",
    "table primary key nullable said":
        "op.create_table('t', sa.Column('id', sa.Integer(), nullable=True), sa.PrimaryKeyConstraint('id'))",
    "table primary key no autoincrement":
        "op.create_table('t', sa.Column('id', sa.Integer(), autoincrement=False, primary_key=True))",
    "table primary key with server default":
        "op.create_table('t', sa.Column('id', sa.Integer(), server_default='1', primary_key=True))",
    "table primary key autoincrement with server default":
        "op.create_table('t', sa.Column('id', sa.Integer(), server_default='1', autoincrement=True, primary_key=True))",
    "table primary key with client default":
        "op.create_table('t', sa.Column('id', sa.Integer(), default=7, primary_key=True))",
    "table primary key with foreign key":
        "op.create_table('t', sa.Column('id', sa.Integer(), sa.ForeignKey('o.id'), primary_key=True))",
    "table primary key ignoring foreign key":
        "op.create_table('t', sa.Column('id', sa.Integer(), sa.ForeignKey('o.id'), autoincrement='ignore_fk', "
        "primary_key=True))",
    "table primary key with table foreign key":
        "op.create_table('t', sa.Column('id', sa.Integer(), nullable=False), sa.ForeignKeyConstraint(['id'], ['o.id']), "
        "sa.PrimaryKeyConstraint('id'))",
    "table primary key string": "op.create_table('t', sa.Column('id', sa.String(36), primary_key=True))",
    "table primary key numeric": "op.create_table('t', sa.Column('id', sa.Numeric(10, 0), primary_key=True))",
    "table primary key float": "op.create_table('t', sa.Column('id', sa.Float(), primary_key=True))",
    "table primary key boolean": "op.create_table('t', sa.Column('id', sa.Boolean(), primary_key=True))",
    "table primary key tinyint unsigned":
        "op.create_table('t', sa.Column('id', mysql.TINYINT(unsigned=True), primary_key=True))",
    "table primary key bit": "op.create_table('t', sa.Column('id', mysql.BIT(8), primary_key=True))",
    "table primary key year": "op.create_table('t', sa.Column('id', mysql.YEAR(), primary_key=True))",
    "table primary key identity": "op.create_table('t', sa.Column('id', sa.Integer(), sa.Identity(), primary_key=True))",
    "table primary key autoincrement on string":
        "op.create_table('t', sa.Column('id', sa.String(9), autoincrement=True, primary_key=True))",
    "table composite primary key":
        "op.create_table('t', sa.Column('a', sa.Integer(), primary_key=True), "
        "sa.Column('b', sa.Integer(), primary_key=True))",
    "table composite primary key with autoincrement":
        "op.create_table('t', sa.Column('a', sa.Integer(), primary_key=True), "
        "sa.Column('b', sa.Integer(), primary_key=True, autoincrement=True))",
    "table composite primary key constraint with autoincrement":
        "op.create_table('t', sa.Column('a', sa.Integer(), nullable=False), "
        "sa.Column('b', sa.Integer(), autoincrement=True, nullable=False), sa.PrimaryKeyConstraint('a', 'b'))",
    "table two autoincrement columns":
        "op.create_table('t', sa.Column('a', sa.Integer(), primary_key=True, autoincrement=True), "
        "sa.Column('b', sa.Integer(), primary_key=True, autoincrement=True))",
    "table autoincrement outside the key":
        "op.create_table('t', sa.Column('a', sa.Integer(), autoincrement=True))",
    "table primary key using": "op.create_table('t', sa.Column('id', sa.Integer()), "
        "sa.PrimaryKeyConstraint('id', mysql_using='btree'))",
    "table constraint of an unknown column":
        "op.create_table('t', sa.Column('id', sa.Integer()), sa.PrimaryKeyConstraint('idd'))",
    "table all constraints in order":
        "op.create_table('t', sa.Column('id', sa.Integer(), nullable=False), sa.Column('a', sa.Integer()), "
        "sa.UniqueConstraint('a', name='uq_a'), sa.CheckConstraint('a > 0', name='ck_a'), "
        "sa.ForeignKeyConstraint(['a'], ['o.id'], name='fk_a', ondelete='CASCADE'), sa.PrimaryKeyConstraint('id'), "
        "sa.CheckConstraint('a < 9'), sa.UniqueConstraint('a', 'id'))",
    "table column level constraints last":
        "op.create_table('t', sa.Column('id', sa.Integer(), primary_key=True), "
        "sa.Column('a', sa.Integer(), sa.ForeignKey('o.id')), sa.Column('b', sa.Integer(), unique=True), "
        "sa.Column('c', sa.Boolean(create_constraint=True)), sa.Column('d', sa.Integer(), sa.ForeignKey('p.id')), "
        "sa.Column('e', sa.Integer(), sa.CheckConstraint('e > 0')), sa.Column('f', sa.Integer(), unique=True), "
        "sa.UniqueConstraint('a', 'b', name='uq'))",
    "table mixed column level constraints":
        "op.create_table('t', sa.Column('b', sa.Integer(), sa.ForeignKey('o.id'), unique=True), "
        "sa.Column('c', sa.Enum('x', 'y', native_enum=False, create_constraint=True, name='ck_c'), unique=True))",
    "table column with type check, foreign key and unique":
        "op.create_table('t', sa.Column('b', sa.Boolean(create_constraint=True), sa.ForeignKey('o.id'), unique=True))",
    "table index of an unknown column": "op.create_table('t', sa.Column('a', sa.Integer()), sa.Index('ix', 'b'))",
    "table index without name": "op.create_table('t', sa.Column('a', sa.Integer()), sa.Index(None, 'a'))",
    "table key other than the columns'":
        "op.create_table('t', sa.Column('a', sa.Integer(), primary_key=True), sa.Column('b', sa.Integer()), "
        "sa.PrimaryKeyConstraint('b'))",
    "table computed column": "op.create_table('t', sa.Column('a', sa.Integer(), sa.Computed('1'), primary_key=True))",
    "table foreign key use alter":
        "op.create_table('t', sa.Column('a', sa.Integer()), "
        "sa.ForeignKeyConstraint(['a'], ['o.id'], name='fk', use_alter=True))",
    "table foreign key to itself":
        "op.create_table('t', sa.Column('id', sa.Integer(), primary_key=True), "
        "sa.Column('parent', sa.Integer(), sa.ForeignKey('t.id')))",
    "table foreign key of two columns":
        "op.create_table('t', sa.Column('a', sa.Integer()), sa.Column('b', sa.Integer()), "
        "sa.ForeignKeyConstraint(['a', 'b'], ['s.o.x', 's.o.key']))",
    "table foreign key deferrable":
        "op.create_table('t', sa.Column('a', sa.Integer()), "
        "sa.ForeignKeyConstraint(['a'], ['o.id'], deferrable=True, initially='DEFERRED'))",
    "table foreign key match":
        "op.create_table('t', sa.Column('a', sa.Integer()), sa.ForeignKeyConstraint(['a'], ['o.id'], match='FULL'))",
    "table indexes":
        "op.create_table('t', sa.Column('a', sa.Integer(), index=True), "
        "sa.Column('b', sa.Integer(), index=True, unique=True), sa.Index('ix_ab', 'a', 'b', unique=True))",
    "table index name too long":
        "op.create_table('a_table_with_a_rather_long_name', "
        "sa.Column('and_a_column_whose_name_is_not_short', sa.Integer(), index=True))",
    "table index in a schema": "op.create_table('t', sa.Column('a', sa.Integer(), index=True), schema='s')",
    "table schema": "op.create_table('order', sa.Column('a', sa.Integer()), schema='my-db')",
    "table engine": "op.create_table('t', sa.Column('a', sa.Integer()), mysql_engine='InnoDB')",
    "table options":
        "op.create_table('t', sa.Column('a', sa.Integer()), mysql_collate='utf8mb4_bin', mysql_row_format='DYNAMIC', "
        "mysql_engine='InnoDB', mysql_charset='utf8mb4', comment='Its \\'own\\' 5%')",
    "table default charset":
        "op.create_table('t', sa.Column('a', sa.Integer()), mysql_default_charset='utf8mb4', mysql_ENGINE='InnoDB')",
    "table default character set": "op.create_table('t', sa.Column('a', sa.Integer()), "
        "mysql_default_character_set='latin1', mysql_default_collate='latin1_bin')",
    "table collate alone": "op.create_table('t', sa.Column('a', sa.Integer()), mysql_collate='utf8mb4_bin')",
    "table key block size": "op.create_table('t', sa.Column('a', sa.Integer()), mysql_key_block_size='8')",
    "table data directory": "op.create_table('t', sa.Column('a', sa.Integer()), mysql_data_directory='/a/b')",
    "table partitions":
        "op.create_table('t', sa.Column('a', sa.Integer()), mysql_partitions='4', mysql_partition_by='HASH(a)', "
        "mysql_engine='InnoDB')",
    "table subpartitions":
        "op.create_table('t', sa.Column('a', sa.Integer()), mysql_subpartitions='2', mysql_subpartition_by='KEY(a)', "
        "mysql_partition_by='RANGE(a)')",
    "table options of mariadb":
        "op.create_table('t', sa.Column('a', sa.Integer()), mariadb_engine='Aria', mysql_engine='InnoDB')",
    "table comment empty": "op.create_table('t', sa.Column('a', sa.Integer()), comment='')",
    "table prefixes": "op.create_table('t', sa.Column('a', sa.Integer()), prefixes=['TEMPORARY'])",
    "table without columns": "op.create_table('t')",
    "table timestamp columns":
        "op.create_table('t', sa.Column('a', sa.TIMESTAMP()), sa.Column('b', sa.TIMESTAMP(), nullable=False, "
        "server_default=sa.text('CURRENT_TIMESTAMP')))",
    "table string without length": "op.create_table('t', sa.Column('a', sa.String()))",
    "table explicit name of 300 letters": "op.create_table('t', sa.Column('a', sa.Integer()), "
        "sa.UniqueConstraint('a', name='u' * 300))",
    "table explicit name of 70 letters": "op.create_table('t', sa.Column('a', sa.Integer()), "
        "sa.UniqueConstraint('a', name='u' * 70))",
    "table final name of 70 letters": "op.create_table('t', sa.Column('a', sa.Integer()), "
        "sa.UniqueConstraint('a', name=op.f('u' * 70)))",
    "drop table": "op.drop_table('t')",
    "drop table in a schema": "op.drop_table('order', schema='s')",
    "rename table": "op.rename_table('a', 'B')",
    "rename table in a schema": "op.rename_table('a', 'b', schema='x.y')",
    "table comment created": "op.create_table_comment('t', \"it's\")",
    "table comment in a schema": "op.create_table_comment('t', 'c', schema='s')",
    "table comment dropped": "op.drop_table_comment('t', existing_comment='old')",
}

ALTER = {
    "alter rename": "op.alter_column('t', 'a', new_column_name='b', existing_type=sa.Integer())",
    "alter rename not null":
        "op.alter_column('t', 'a', new_column_name='key', existing_type=sa.String(9), existing_nullable=False, "
        "existing_server_default='x', existing_comment='c')",
    "alter rename without a type": "op.alter_column('t', 'a', new_column_name='b')",
    "alter type": "op.alter_column('t', 'a', type_=sa.BigInteger())",
    "alter type not null": "op.alter_column('t', 'a', type_=sa.BigInteger(), existing_type=sa.Integer(), "
        "existing_nullable=False)",
    "alter type and nullable": "op.alter_column('t', 'a', type_=sa.Text(), nullable=False, existing_type=sa.String(9), "
        "existing_nullable=True)",
    "alter type keeping autoincrement": "op.alter_column('t', 'id', type_=sa.BigInteger(), existing_type=sa.Integer(), "
        "existing_nullable=False, existing_autoincrement=True)",
    "alter nullable": "op.alter_column('t', 'a', nullable=False, existing_type=sa.String(9))",
    "alter nullable without a type": "op.alter_column('t', 'a', nullable=False)",
    "alter autoincrement": "op.alter_column('t', 'id', autoincrement=True, existing_type=sa.Integer(), "
        "existing_nullable=False)",
    "alter autoincrement off": "op.alter_column('t', 'id', autoincrement=False, existing_type=sa.Integer(), "
        "existing_nullable=False, existing_autoincrement=True)",
    "alter comment": "op.alter_column('t', 'a', comment=\"it's\", existing_type=sa.Integer())",
    "alter comment dropped": "op.alter_column('t', 'a', comment=None, existing_type=sa.Integer(), existing_comment='c')",
    "alter default": "op.alter_column('t', 'a', server_default='7')",
    "alter default text": "op.alter_column('t', 'a', server_default=sa.text('7'), existing_type=sa.Integer())",
    "alter default dropped": "op.alter_column('t', 'a', server_default=None)",
    "alter default kept": "op.alter_column('t', 'a', nullable=True, existing_type=sa.Integer(), "
        "existing_server_default=sa.text('7'))",
    "alter default dropped with nullable": "op.alter_column('t', 'a', nullable=True, server_default=None, "
        "existing_type=sa.Integer(), existing_server_default='7')",
    "alter default with nullable": "op.alter_column('t', 'a', nullable=False, server_default='7', "
        "existing_type=sa.Integer())",
    "alter nothing": "op.alter_column('t', 'a', existing_type=sa.Integer(), existing_nullable=False)",
    "alter datetime nothing": "op.alter_column('t', 'a', existing_type=sa.DateTime(), existing_nullable=False)",
    "alter datetime nullable": "op.alter_column('t', 'a', nullable=False, existing_type=sa.DateTime())",
    "alter datetime default": "op.alter_column('t', 'a', server_default=sa.func.now(), existing_type=mysql.TIMESTAMP())",
    "alter datetime default dropped": "op.alter_column('t', 'a', server_default=None, existing_type=sa.DateTime())",
    "alter datetime nullable default dropped":
        "op.alter_column('t', 'a', nullable=False, server_default=None, existing_type=mysql.DATETIME(fsp=6))",
    "alter date nullable": "op.alter_column('t', 'a', nullable=False, existing_type=sa.Date())",
    "alter interval nullable": "op.alter_column('t', 'a', nullable=False, existing_type=sa.Interval())",
    "alter to datetime": "op.alter_column('t', 'a', type_=mysql.DATETIME(fsp=6), existing_type=sa.String(20))",
    "alter from datetime": "op.alter_column('t', 'a', type_=sa.String(20), existing_type=sa.DateTime())",
    "alter to boolean with constraint":
        "op.alter_column('t', 'a', type_=sa.Boolean(create_constraint=True, name='ck_a'), existing_type=sa.Integer())",
    "alter from boolean with constraint":
        "op.alter_column('t', 'a', type_=sa.Integer(), existing_type=sa.Boolean(create_constraint=True, name='ck_a'))",
    "alter enum": "op.alter_column('t', 'a', type_=sa.Enum('x', 'y', name='e'), existing_type=sa.Enum('x', name='e'))",
    "alter everything":
        "op.alter_column('t', 'a', new_column_name='b', type_=sa.String(9), nullable=False, server_default='x', "
        "comment='c', schema='s', existing_type=sa.Integer())",
    "alter type without length": "op.alter_column('t', 'a', type_=sa.String())",
}

CONSTRAINTS = {
    "drop column": "op.drop_column('t', 'a')",
    "drop column in a schema": "op.drop_column('group', 'key', schema='s')",
    "create index": "op.create_index('ix', 't', ['a', 'b'])",
    "create index unique": "op.create_index('ix', 't', ['a'], unique=True)",
    "create index in a schema": "op.create_index('ix', 't', ['a'], schema='s')",
    "create index if not exists": "op.create_index('ix', 't', ['a'], if_not_exists=True)",
    "create index quoted": "op.create_index('Ix', 'order', ['key'])",
    "create index final name": "op.create_index(op.f('ix_t_a'), 't', ['a'])",
    "create index final name of 70 letters": "op.create_index(op.f('i' * 70), 't', ['a'])",
    "create index without name": "op.create_index(None, 't', ['a', 'b'])",
    "create index length": "op.create_index('ix', 't', ['a', 'b'], mysql_length=10)",
    "create index lengths": "op.create_index('ix', 't', ['a', 'key', 'c'], mysql_length={'a': 10, 'key': 20})",
    "create index length of mariadb": "op.create_index('ix', 't', ['a'], mariadb_length=10)",
    "create index prefix": "op.create_index('ix', 't', ['a'], mysql_prefix='FULLTEXT', mysql_with_parser='ngram')",
    "create index prefix of mariadb": "op.create_index('ix', 't', ['a'], mariadb_prefix='FULLTEXT')",
    "create index using": "op.create_index('ix', 't', ['a'], mysql_using='hash')",
    "create index text": "op.create_index('ix', 't', [sa.text('a DESC'), 'b'])",
    "create index text length": "op.create_index('ix', 't', [sa.text('lower(a)')], mysql_length={'lower(a)': 5})",
    "create index function": "op.create_index('ix', 't', [sa.func.lower(sa.column('a'))])",
    "create index descending": "op.create_index('ix', 't', [sa.column('key').desc()])",
    "drop index": "op.drop_index('ix', table_name='t')",
    "drop index final name": "op.drop_index(op.f('ix_t_a'), table_name='t')",
    "drop index without table": "op.drop_index('ix')",
    "drop index in a schema": "op.drop_index('ix', table_name='t', schema='s')",
    "drop index if exists": "op.drop_index('ix', table_name='t', if_exists=True)",
    "create foreign key": "op.create_foreign_key('fk', 't', 'o', ['a'], ['id'])",
    "create foreign key with rules":
        "op.create_foreign_key('fk', 't', 'o', ['a', 'b'], ['x', 'y'], ondelete='set null', onupdate='NO ACTION')",
    "create foreign key in schemas":
        "op.create_foreign_key('fk', 't', 'o', ['a'], ['id'], source_schema='s', referent_schema='r')",
    "create foreign key without name": "op.create_foreign_key(None, 't', 'o', ['a'], ['id'])",
    "create foreign key to itself": "op.create_foreign_key('fk', 't', 't', ['a'], ['id'])",
    "create foreign key match": "op.create_foreign_key('fk', 't', 'o', ['a'], ['id'], match='FULL')",
    "create foreign key initially": "op.create_foreign_key('fk', 't', 'o', ['a'], ['id'], deferrable=False, "
        "initially='IMMEDIATE')",
    "create foreign key bad initially": "op.create_foreign_key('fk', 't', 'o', ['a'], ['id'], initially='SOON')",
    "create unique constraint": "op.create_unique_constraint('uq', 't', ['a', 'key'])",
    "create unique constraint without name": "op.create_unique_constraint(None, 't', ['a'])",
    "create unique constraint in a schema": "op.create_unique_constraint('uq', 't', ['a'], schema='s')",
    "create unique constraint deferrable":
        "op.create_unique_constraint('uq', 't', ['a'], deferrable=True, initially='DEFERRED')",
    "create check constraint": "op.create_check_constraint('ck', 't', 'a > 0')",
    "create check constraint percent": "op.create_check_constraint('ck', 't', sa.text(\"a LIKE 'x%'\"))",
    "create check constraint without name": "op.create_check_constraint(None, 't', 'a > 0')",
    "create primary key": "op.create_primary_key('pk', 't', ['a', 'b'])",
    "create primary key without name": "op.create_primary_key(None, 't', ['a'])",
    "drop constraint foreign key": "op.drop_constraint('fk', 't', type_='foreignkey')",
    "drop constraint unique": "op.drop_constraint('Uq', 't', type_='unique')",
    "drop constraint primary": "op.drop_constraint('pk', 't', type_='primary')",
    "drop constraint primary without name": "op.drop_constraint(None, 't', type_='primary')",
    "drop constraint check": "op.drop_constraint('ck', 't', type_='check')",
    "drop constraint check in a schema": "op.drop_constraint('ck', 't', type_='check', schema='s')",
    "drop constraint without type": "op.drop_constraint('x', 't')",
    "drop constraint foreign key without name": "op.drop_constraint(None, 't', type_='foreignkey')",
    "drop constraint final name of 70 letters": "op.drop_constraint(op.f('c' * 70), 't', type_='foreignkey')",
}

_TABLE = "sa.table('t', sa.column('id', sa.Integer()), sa.column('name', sa.String()), sa.column('on', sa.Boolean()))"

DATA = {
    "execute": "op.execute('UPDATE t SET a = 1')",
    "execute keeps its form": "op.execute('''\n    UPDATE t\n\tSET a = 1  -- one\n    WHERE b\n    ''')",
    "execute with escaped colon": "op.execute(\"UPDATE t SET a = 'x\\\\:y'\")",
    "execute with percent": "op.execute(\"DELETE FROM t WHERE a LIKE 'x%'\")",
    "insert rows":
        "op.bulk_insert(%s, [{'id': 1, 'name': \"it's\", 'on': True}, {'id': 2, 'name': 'b', 'on': False}])" % _TABLE,
    "insert in the order of the table": "op.bulk_insert(%s, [{'name': 'b', 'id': 1}])" % _TABLE,
    "insert rows of different keys": "op.bulk_insert(%s, [{'id': 1}, {'name': 'b'}])" % _TABLE,
    "insert null": "op.bulk_insert(%s, [{'id': 1, 'name': None, 'on': None}])" % _TABLE,
    "insert no rows": "op.bulk_insert(%s, [])" % _TABLE,
    "insert backslash and percent": "op.bulk_insert(%s, [{'name': 'a\\\\b 5%%'}])" % _TABLE,
    "insert number as boolean": "op.bulk_insert(%s, [{'on': 1}])" % _TABLE,
    "insert two as boolean": "op.bulk_insert(%s, [{'on': 2}])" % _TABLE,
    "insert boolean as integer": "op.bulk_insert(%s, [{'id': True}])" % _TABLE,
    "insert digits as integer": "op.bulk_insert(%s, [{'id': '12'}])" % _TABLE,
    "insert word as integer": "op.bulk_insert(%s, [{'id': 'x'}])" % _TABLE,
    "insert number as string": "op.bulk_insert(%s, [{'name': 5}])" % _TABLE,
    "insert unknown column": "op.bulk_insert(%s, [{'nome': 'b'}])" % _TABLE,
    "insert without types": "op.bulk_insert(sa.table('t', sa.column('a')), [{'a': 1}])",
    "insert null without types": "op.bulk_insert(sa.table('t', sa.column('a')), [{'a': None}])",
    "insert in a schema": "op.bulk_insert(sa.table('t', sa.column('key', sa.Integer()), schema='s'), [{'key': 1}])",
    "insert numbers":
        "op.bulk_insert(sa.table('t', sa.column('a', sa.Numeric(9, 2)), sa.column('b', sa.Float()), "
        "sa.column('c', sa.BigInteger())), [{'a': decimal.Decimal('1.50'), 'b': 0.1, 'c': 2**63}, {'a': 7, 'b': 1e20, "
        "'c': 3}, {'a': '1.5', 'b': 1e-7, 'c': -4}])",
    "insert times":
        "op.bulk_insert(sa.table('t', sa.column('a', sa.Date()), sa.column('b', sa.DateTime()), "
        "sa.column('c', sa.Time())), [{'a': datetime.date(2024, 2, 29), 'b': datetime.datetime(2024, 2, 29, 1, 2, 3), "
        "'c': datetime.time(4, 5, 6, 789)}, {'b': datetime.datetime(2024, 2, 29, 1, 2, 3, 4)}])",
    "insert datetime as date and time":
        "op.bulk_insert(sa.table('t', sa.column('a', sa.Date()), sa.column('b', sa.Time())), "
        "[{'a': datetime.datetime(2024, 2, 29, 1, 2, 3), 'b': datetime.datetime(2024, 2, 29, 1, 2, 3)}])",
    "insert date as datetime":
        "op.bulk_insert(sa.table('t', sa.column('b', sa.DateTime())), [{'b': datetime.date(2024, 2, 29)}])",
    "insert string as datetime":
        "op.bulk_insert(sa.table('t', sa.column('b', sa.DateTime())), [{'b': '2024-02-29 01:02:03'}])",
    "insert string as timestamp":
        "op.bulk_insert(sa.table('t', sa.column('b', sa.TIMESTAMP())), [{'b': datetime.datetime(2024, 2, 29)}])",
    "insert enum": "op.bulk_insert(sa.table('t', sa.column('a', sa.Enum('x', 'y'))), [{'a': 'y'}])",
    "insert enum of another value": "op.bulk_insert(sa.table('t', sa.column('a', sa.Enum('x', 'y'))), [{'a': 'z'}])",
    "insert bytes": "op.bulk_insert(sa.table('t', sa.column('a', sa.LargeBinary())), [{'a': b\"it's\"}])",
    "insert json": "op.bulk_insert(sa.table('t', sa.column('a', sa.JSON())), [{'a': {'k': [1, 'v']}}])",
    "insert json null": "op.bulk_insert(sa.table('t', sa.column('a', sa.JSON())), [{'a': None}])",
    "insert json string": "op.bulk_insert(sa.table('t', sa.column('a', sa.JSON())), [{'a': 'v'}])",
    "insert uuid": "op.bulk_insert(sa.table('t', sa.column('a', sa.Uuid())), "
        "[{'a': uuid.UUID('00112233-4455-6677-8899-aabbccddeeff')}])",
}

CASES = {
    **{name: f"op.add_column('t', sa.Column('c', {type_}))" for name, type_ in TYPES.items()},
    **{name: f"op.add_column('t', {column})" for name, column in COLUMNS.items()},
    **TABLES,
    **ALTER,
    **CONSTRAINTS,
    **DATA,
}
