/** Starts an Elasticsearch node from the jars of Maven Central, for the tests. */
module lansbeslut.node {
    requires org.elasticsearch.server;
    requires org.elasticsearch.base;
}
