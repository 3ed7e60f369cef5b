/** The demo: settings that suit a try-out on one machine, then the hub as it is. */
process.env.YIHU_DEMO = '1';
process.env.DATABASE_URL ||= 'sqlite:data/var/demo.sqlite';
await import('../dist/main.js');
