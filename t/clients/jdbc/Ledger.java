/*
 * Ledger.java
 *		What the types of compute_acct are in JDBC.
 *
 * Puts out TAP, and writes its answers to the ledger's questions as files of
 * the directory that is its argument, to be compared with psql's.
 */
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Array;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.postgresql.util.PGobject;
import org.postgresql.util.PSQLException;

public class Ledger
{
	/* More executions than the driver and the server need to settle for one plan. */
	private static final int MANY_EXECUTIONS = 20;

	private static int tests = 0;
	private static int failures = 0;
	private static Path answers;

	private static void check(String what, Object found, Object expected)
	{
		boolean same = expected.equals(found);

		tests++;
		if (!same)
			failures++;
		System.out.printf("%sok %d - %s%n", same ? "" : "not ", tests, what);
		if (!same)
			System.out.printf("# found %s, expected %s%n", found, expected);
	}

	private static void answer(String question, List<String> lines) throws Exception
	{
		Files.write(answers.resolve(question), lines, StandardCharsets.UTF_8);
	}

	private static Connection connect(String options) throws SQLException
	{
		return DriverManager.getConnection(
			"jdbc:postgresql://" + System.getenv("PGHOST") + ":" + System.getenv("PGPORT") + "/"
				+ System.getenv("PGDATABASE") + options,
			System.getenv("PGUSER"), System.getenv("PGPASSWORD"));
	}

	private interface Action
	{
		Object run() throws SQLException;
	}

	/* What an action gives; of an error the SQLSTATE. */
	private static Object outcome(Action action)
	{
		try
		{
			return action.run();
		}
		catch (SQLException error)
		{
			return error.getSQLState();
		}
	}

	private static void filter(Connection connection) throws Exception
	{
		List<String> lines = new ArrayList<>();

		// example: filter
		String sql = "SELECT company, capacity, eflops(capacity) FROM latest_holding"
			+ " WHERE capacity > CAST(? AS flops(fp16)) ORDER BY company";
		try (PreparedStatement query = connection.prepareStatement(sql))
		{
			query.setString(1, "2.4 EFLOPS");
			try (ResultSet row = query.executeQuery())
			{
				while (row.next())
				{
					String company = row.getString(1);
					String capacity = row.getString(2);			// 5.39 EFLOPS fp16
					BigDecimal eflops = row.getBigDecimal(3);	// 5.39
					lines.add(company + "|" + capacity + "|" + eflops.toPlainString());
				}
			}
		}
		// end
		answer("filter", lines);
	}

	private static void group(Connection connection) throws Exception
	{
		List<String> lines = new ArrayList<>();
		String sql = "SELECT region, count(*), sum(capacity), eflops(sum(capacity)) FROM latest_holding"
			+ " GROUP BY region HAVING sum(capacity) > CAST(? AS flops(fp16)) ORDER BY region";

		try (PreparedStatement query = connection.prepareStatement(sql))
		{
			query.setString(1, "10 EFLOPS");
			try (ResultSet row = query.executeQuery())
			{
				while (row.next())
					lines.add(row.getString(1) + "|" + row.getLong(2) + "|" + row.getObject(3) + "|"
							  + row.getBigDecimal(4).toPlainString());
			}
		}
		answer("group", lines);
	}

	private static void price(Connection connection) throws Exception
	{
		List<String> lines = new ArrayList<>();
		String sql = "SELECT company, cost, amount(cost), currency(cost) FROM purchase"
			+ " WHERE cost > CAST(? AS cost(CNY)) ORDER BY company";

		try (PreparedStatement query = connection.prepareStatement(sql))
		{
			query.setString(1, "1 bn CNY");
			try (ResultSet row = query.executeQuery())
			{
				while (row.next())
					lines.add(row.getString(1) + "|" + row.getString(2) + "|" + row.getBigDecimal(3).toPlainString()
							  + "|" + row.getString(4));
			}
		}
		answer("price", lines);
	}

	private static void copy(Connection connection) throws SQLException
	{
		try (Statement all = connection.createStatement();
			 ResultSet row = all.executeQuery("SELECT company, on_date, capacity, counted_in FROM holding"))
		{
			// example: insert
			String sql = "INSERT INTO copied (company, on_date, capacity, counted_in)"
				+ " VALUES (?, ?, CAST(? AS flops(fp16)), ?)";
			try (PreparedStatement insert = connection.prepareStatement(sql))
			{
				while (row.next())
				{
					insert.setString(1, row.getString("company"));
					insert.setDate(2, row.getDate("on_date"));
					insert.setString(3, row.getString("capacity"));
					insert.setString(4, row.getString("counted_in"));
					insert.addBatch();
				}
				insert.executeBatch();
			}
			// end
		}
	}

	private static void metadata(Connection connection) throws SQLException
	{
		try (Statement statement = connection.createStatement();
			 ResultSet row = statement.executeQuery(
				 "SELECT capacity, price, eflops(capacity), amount(price), ARRAY[capacity]"
				 + " FROM latest_holding, server_price WHERE company = 'Li Auto'"))
		{
			ResultSetMetaData column = row.getMetaData();

			row.next();
			check("a result's columns have our type names",
				  column.getColumnTypeName(1) + " " + column.getColumnTypeName(2), "flops cost");
			check("their JDBC type is OTHER", column.getColumnType(1), Types.OTHER);
			check("what names its unit is NUMERIC", column.getColumnType(3), Types.NUMERIC);
			check("an array is an ARRAY", column.getColumnType(5), Types.ARRAY);
			check("getObject gives a PGobject with the text",
				  row.getObject(1) instanceof PGobject ? ((PGobject) row.getObject(1)).getValue() : row.getObject(1),
				  "5.39 EFLOPS fp16");
			check("a capacity read as a double is an error", outcome(() -> row.getDouble(1)), "22003");
			check("money read as a BigDecimal is an error", outcome(() -> row.getBigDecimal(2)), "22003");
			check("money read as an int is an error", outcome(() -> row.getInt(2)), "22003");
			check("amount() is exact", row.getBigDecimal(4), new BigDecimal("950000.00"));
		}
		try (ResultSet column = connection.getMetaData().getColumns(null, "ledger", "holding", "capacity"))
		{
			column.next();
			check("the catalog says so too", column.getString("TYPE_NAME") + " " + column.getInt("DATA_TYPE"),
				  "flops " + Types.OTHER);
		}
	}

	private static Object count(Connection connection, String condition, Object parameter, int type)
	{
		return outcome(() ->
		{
			try (PreparedStatement query = connection.prepareStatement(
				"SELECT count(*) FROM latest_holding WHERE capacity > " + condition))
			{
				query.setObject(1, parameter, type);
				try (ResultSet row = query.executeQuery())
				{
					row.next();
					return row.getInt(1);
				}
			}
		});
	}

	private static void parameters(Connection connection) throws SQLException
	{
		check("setString alone is of type varchar: there is no such operator",
			  count(connection, "?", "5 EFLOPS fp16", Types.VARCHAR), "42883");
		check("a cast to the kind takes it", count(connection, "CAST(? AS flops(fp16))", "5 EFLOPS fp16", Types.VARCHAR), 3);
		check("and gives the kind to what has none",
			  count(connection, "CAST(? AS flops(fp16))", "5 EFLOPS", Types.VARCHAR), 3);
		check("another basis is an error",
			  count(connection, "CAST(? AS flops(fp16))", "5 EFLOPS fp32", Types.VARCHAR), "22000");
		check("what is no capacity is an error",
			  count(connection, "CAST(? AS flops(fp16))", "5 apples", Types.VARCHAR), "22P02");
		check("Types.OTHER leaves the type to the server", count(connection, "?", "5 EFLOPS fp16", Types.OTHER), 3);
		check("then another basis is an error, too", count(connection, "?", "5 EFLOPS fp32", Types.OTHER), "22000");
		try (Connection untyped = connect("?stringtype=unspecified"))
		{
			check("stringtype=unspecified does that for every setString",
				  count(untyped, "?", "5 EFLOPS fp16", Types.VARCHAR), 3);
		}
		try
		{
			connection.createStatement().executeQuery("SELECT '1 USD'::flops");
			check("text of another type is an error", "none", "one");
		}
		catch (PSQLException error)
		{
			check("an error brings its detail", error.getServerErrorMessage().getDetail(),
				  "Unknown unit \"USD\"; a capacity ends in FLOPS, FLOP/s or OPS, work in FLOP or OP or a rate times a time.");
		}
	}

	/* The driver prepares a statement on the server, which then plans it once for all parameters. */
	private static void prepared(Connection connection) throws SQLException
	{
		for (String condition : new String[] {"CAST(? AS flops(fp16))", "?"})
		{
			try (PreparedStatement query = connection.prepareStatement(
				"SELECT count(*) FROM latest_holding WHERE capacity > " + condition))
			{
				Object counted = 0;

				for (int i = 0; i < MANY_EXECUTIONS; i++)
				{
					query.setObject(1, i % 2 == 0 ? "5 EFLOPS fp16" : "2 EFLOPS fp16", Types.OTHER);
					ResultSet row = query.executeQuery();
					row.next();
					counted = row.getInt(1);
				}
				check("executed many times, capacity > " + condition + " still counts", counted, 4);
				query.setObject(1, "5 EFLOPS fp32", Types.OTHER);
				check("and another basis still is an error",
					  outcome(() -> query.executeQuery().next()), "22000");
			}
		}
	}

	private static void numbers(Connection connection) throws SQLException
	{
		try (PreparedStatement query = connection.prepareStatement("SELECT price * ?, price * ? FROM server_price"))
		{
			query.setInt(1, 3);
			query.setBigDecimal(2, new BigDecimal("1.1"));
			ResultSet row = query.executeQuery();
			row.next();
			check("money times an int", row.getString(1), "2850000.00 CNY");
			check("money times a BigDecimal", row.getString(2), "1045000.00 CNY");
		}
	}

	private static void arrays(Connection connection) throws SQLException
	{
		// example: array
		Array wanted = connection.createArrayOf("flops", new String[] {"7.5 EFLOPS fp16", "1.4 EFLOPS fp16"});
		PreparedStatement query = connection.prepareStatement(
			"SELECT array_agg(capacity ORDER BY company) FROM latest_holding WHERE capacity = ANY (?)");
		query.setArray(1, wanted);
		ResultSet row = query.executeQuery();
		row.next();
		Object[] found = (Object[]) row.getArray(1).getArray();	// of PGobject
		// end
		check("arrays go in and come out", Arrays.toString(found), "[7.5 EFLOPS fp16, 1.4 EFLOPS fp16]");
		query.close();
	}

	public static void main(String[] arguments) throws Exception
	{
		answers = Path.of(arguments[0]);
		try (Connection connection = connect(""))
		{
			metadata(connection);
			parameters(connection);
			prepared(connection);
			numbers(connection);
			arrays(connection);
			filter(connection);
			group(connection);
			price(connection);
			copy(connection);
		}
		System.exit(failures == 0 ? 0 : 1);
	}
}
