package lansbeslut;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.elasticsearch.common.logging.LogConfigurator;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.node.InternalSettingsPreparer;
import org.elasticsearch.node.Node;
import org.elasticsearch.plugins.PluginsLoader;

/**
 * One real node that listens on the loopback only.
 *
 * <p>Arguments: home folder, cluster, name, HTTP port, transport port, and the transport ports of all nodes of the
 * cluster joined by commas ("" for a node of its own), and likewise their names. Writes the file "started" when HTTP answers.
 */
public final class TestNode {
    private TestNode() {}

    public static void main(String[] arguments) throws Exception {
        Path home = Path.of(arguments[0]);
        String cluster = arguments[1];
        String name = arguments[2];
        LogConfigurator.configureESLogging();
        LogConfigurator.registerErrorListener();
        Path data = home.resolveSibling("data-" + name);
        Settings.Builder settings = Settings.builder()
            .put("path.home", home.toString())
            .put("path.data", data.toString())
            .put("path.logs", data.resolve("logs").toString())
            .put("cluster.name", cluster)
            .put("node.name", name)
            .put("network.host", "127.0.0.1")
            .put("http.port", arguments[3])
            .put("transport.port", arguments[4])
            .put("node.processors", 2)
            // A small disk of a CI machine must not turn the indices read-only in the middle of a test.
            .put("cluster.routing.allocation.disk.threshold_enabled", false);
        if (arguments[5].isEmpty()) {
            settings.put("discovery.type", "single-node");
        } else {
            List<String> seeds = List.of(arguments[5].split(",")).stream().map(port -> "127.0.0.1:" + port).toList();
            settings.putList("discovery.seed_hosts", seeds);
            settings.putList("cluster.initial_master_nodes", List.of(arguments[6].split(",")));
        }
        var environment = InternalSettingsPreparer.prepareEnvironment(
            settings.build(), Map.of(), home.resolve("config"), () -> name);
        LogConfigurator.configure(environment, true);
        var modules = PluginsLoader.loadModulesBundles(environment.modulesDir(), false);
        var loader = PluginsLoader.createPluginsLoader(modules, Set.of(), Map.of());
        new Node(environment, loader).start();
        Files.writeString(data.resolve("started"), arguments[3]);
        new CountDownLatch(1).await();
    }
}
