-- The two roles and the database of one notebook, made once by the server's administrator with psql 15 or later:
--   MGP_OWNER_PASSWORD=… MGP_APP_PASSWORD=… psql -X -f docs/server/roles.sql postgres
-- docker-compose.yml runs this file when its volume is new.

\set ON_ERROR_STOP on
\getenv owner_password MGP_OWNER_PASSWORD
\getenv app_password MGP_APP_PASSWORD

-- The owner makes schema, tables and triggers. Only mgp migrate works as this role.
CREATE ROLE mgp_owner LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD :'owner_password';

-- What everybody works as. The migrations grant rights to this name.
CREATE ROLE mgp_app LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD :'app_password';

-- Who owns the database may create schemas in it, and tables in its schema public: no further grant is needed before mgp migrate.
-- The C collation sorts text alike on every machine and in every version.
CREATE DATABASE mgp OWNER mgp_owner TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C.UTF-8';
REVOKE ALL ON DATABASE mgp FROM PUBLIC;
GRANT CONNECT ON DATABASE mgp TO mgp_app;
