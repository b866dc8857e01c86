// Many of these tests wait for servers that are silent on purpose: more run beside each other than there are processors.
[assembly: CollectionBehavior(MaxParallelThreads = 4)]
